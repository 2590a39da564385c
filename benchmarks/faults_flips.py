"""One bit turned over at each of 1,000 random places of the vault's file: always seen, never a crash, a backup offered.

    python benchmarks/faults_flips.py [FLIPS]

Not seen, and harmless, are the first 16 bytes: the salt lies in the key file.
"""

from __future__ import annotations

import sys

from _faults import counted, tell

FLIPS = 1000


def main() -> int:
    """Print what was counted; 1 where a flip was missed."""
    flips = sys.argv[1] if len(sys.argv) > 1 else str(FLIPS)
    print(f"{flips} flipped bits (goal: each seen but in the first 16 bytes, no crash, a backup offered each time)")
    return int(tell(counted(["faults.flips", "--flips", flips], with_shim=False)) > 0)


if __name__ == "__main__":
    sys.exit(main())
