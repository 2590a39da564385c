"""Power cuts: the calls of a writing program recorded, and the disk rebuilt at 400 random ones, torn sectors included.

    python benchmarks/faults_power.py [CUTS [CUTS_OF_EACH_OTHER_ACT]]

What was not synced may stand, be gone, or be garbage, each sector of 512 bytes by itself; see tests/faults/disk.py.
"""

from __future__ import annotations

import sys

from _faults import counted, lacking, tell

CUTS = 400
OTHERS = 50
EVENING = "an evening of writing"


def main() -> int:
    """Print what was counted; 1 where something was lost."""
    if lacking():
        print(f"faults_power: skipped, this machine lacks {lacking()}")
        return 0
    cuts, others = (*map(int, sys.argv[1:3]), *(CUTS, OTHERS)[len(sys.argv[1:3]) :])
    print(f"{cuts} power cuts while writing, {others} in each other act (goal: no failure)")
    failures = tell(counted(["faults.power", "--cuts", str(cuts), "--act", EVENING], with_shim=True))
    failures += tell(counted(["faults.power", "--cuts", str(others)], with_shim=True))
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
