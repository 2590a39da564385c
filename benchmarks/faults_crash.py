"""Killed, or refused by the disk, at every call of every act: there is no state from which the owner cannot open.

    python benchmarks/faults_crash.py [EVERY [KIND]]

The whole of it, a fault at each call, is what comes without arguments; it takes some hours, and prints a line for each
act as it goes. ``EVERY`` 4 takes every fourth call. ``KIND`` is one of those below, so that it can be done in parts.

Acts: a first start, writing, an evening between appointments, plans and the desk, passphrases, recovery keys, the
keychain, copies, a restore, an empty vault where one does not open, updates of the file (one of them from version 3),
what is kept while locked, private settings, an import, erasing. Faults: a kill before each call and halfway through it;
EIO once and for good; a full disk once and for good; a disk that may only be read; one read that fails.
"""

from __future__ import annotations

import sys

from _faults import counted, lacking, tell

from faults.every import ACTS  # isort: skip - found on the path that _faults has set

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
    kinds = sys.argv[2:] or KINDS
    print(f"a fault at every {'' if every == '1' else f'{every}th '}call of every act (goal: no failure)")
    failures = runs = 0
    for kind in kinds:
        for act in ACTS:
            asked = ["faults.crash", "--kind", kind, "--act", act.name, "--every", every]
            found = counted(asked, with_shim=True)
            failures += tell(found)
            runs += sum(each["runs"] for each in found.values())
    print(f"  altogether: {runs} runs, {failures} failures")
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
