"""A writer killed with SIGKILL at 500 random moments, and the program itself at 40: nothing acknowledged is lost.

    python benchmarks/faults_kills.py [KILLS]

After each: every acknowledged write, the seals and the structure of the file, no readable word in any file.
"""

from __future__ import annotations

import sys

from _faults import counted, tell

KILLS = 500
COMMANDS = 40


def main() -> int:
    """Print what was counted; 1 where something was lost."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    print(f"a writer killed {kills} times, a command {COMMANDS} times (goal: no failure)")
    found = counted(["faults.kills", "--kills", str(kills), "--commands", str(COMMANDS)], with_shim=False)
    return int(tell(found) > 0)


if __name__ == "__main__":
    sys.exit(main())
