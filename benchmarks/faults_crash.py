"""Killed, or refused by the disk, at every call of every act: there is no state from which the owner cannot open.

    python benchmarks/faults_crash.py [EVERY]

Acts: a first start, writing, passphrases, recovery keys, the keychain, copies, a restore, an update of the file, what
is kept while locked, private settings, an import, erasing. Faults: a kill before each call and halfway through it; EIO
once and for good; a full disk once and for good; a disk that may only be read; one read that fails.
"""

from __future__ import annotations

import sys

from _faults import counted, lacking, tell

KINDS = (
    "kill-before",
    "kill-halfway",
    "error-once",
    "error-lasting",
    "full-once",
    "full-lasting",
    "read-only-lasting",
    "unreadable-once",
)


def main() -> int:
    """Print what was counted; 1 where something must not be."""
    if lacking():
        print(f"faults_crash: skipped, this machine lacks {lacking()}")
        return 0
    every = sys.argv[1] if len(sys.argv) > 1 else "1"
    print("a fault at every call of every act (goal: no failure)")
    failures = runs = 0
    for kind in KINDS:
        found = counted(["faults.crash", "--kind", kind, "--every", every], with_shim=True)
        failures += tell(found)
        runs += sum(each["runs"] for each in found.values())
    print(f"  altogether: {runs} runs, {failures} failures")
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
