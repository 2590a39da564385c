"""Spoiled routine files and shared files: never a crash, nothing written but where it may be, memory bounded.

    python benchmarks/faults_routines.py [FILES [SEED]]

Bytes and records of containers are changed, outside and inside a seal, and manifests that are signed rightly say what
they may not; each file is opened, and unpacked where it can be. The same seed makes the same files.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from unit.routines.fuzz import Fuzzing

FILES = 100_000
GREATEST = 150.0
ROUND = 500
LONGEST = 2.0


def main() -> int:
    """Print what was counted; 1 where memory or time grew beyond its bound. A crash is a traceback."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    memory = Path("/dev/shm")  # noqa: S108 - where there is one, no disk is worn for it
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        fuzzing = Fuzzing(Path(folder), seed)
        fuzzing.run(1)
        before, longest, begin = _megabytes(), 0.0, time.perf_counter()
        for _ in range(0, count, ROUND):
            started = time.process_time()
            found = fuzzing.run(min(ROUND, count - fuzzing.found.tried))
            longest = max(longest, (time.process_time() - started) / ROUND)
        grown = _megabytes() - before
    print(
        f"{found.tried} spoiled files in {time.perf_counter() - begin:.0f} s: {found.taken} taken, the others refused"
    )
    for words, times in found.said.most_common():
        print(f"  {times:7} {words}")
    print(f"  memory grew by {grown:.1f} MB at the most (goal: {GREATEST:.0f}), nothing was written elsewhere")
    print(f"  {longest * 1000:.1f} ms of the processor for one, in the slowest {ROUND} of them (goal: {LONGEST:.0f} s)")
    return int(grown > GREATEST or longest > LONGEST)


def _megabytes() -> float:
    """The most memory that was ever taken."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
