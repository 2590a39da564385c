"""Runs an installer so that a newcomer hears little, and says in a sentence what its failure means."""

import re
import subprocess
import sys
from typing import Final

from environment import LOG
from faults import SetupError

# Measured on Linux x86_64.
DOWNLOAD_MB: Final = {"run": 120, "test": 200}
WORTH_TELLING_MB: Final = 5.0
DOWNLOADING: Final = re.compile(
    r"Downloading (?P<name>[A-Za-z][A-Za-z0-9_]*(?:-[a-z]+)*)\S* \((?P<size>[\d.]+) ?Mi?B\)"
)

MACHINES: Final = """\
calmroom runs on Linux (x86_64 with glibc 2.34, aarch64 with glibc 2.39), on Macs with Apple silicon (macOS 13),
and on Windows 10 and 11 (x64), each with Python 3.11 to 3.14."""

# Words in an installer's output, and what they mean for a person. The first that is found is told.
MEANINGS: Final = (
    (
        r"No space left on device|not enough space on the disk",
        "There is not enough room on the disk.",
        "Free about {room} MB, then start again.",
    ),
    (
        r"DO NOT MATCH THE HASHES|[Hh]ash mismatch",
        "A package that came down is not the one that calmroom was made with, so it was not installed.",
        "Start again. If it comes again, something on the way changes what is downloaded.",
    ),
    (
        r"(NewConnection|Proxy|SSL|Connection)Error|(Connect|Read)Timeout|Connection reset|name resolution|dns error",
        "The packages could not be downloaded: the package index cannot be reached from here.",
        "Look at the network connection (or the proxy), then start again.",
    ),
    (
        r"Could not find a version|No matching distribution|no usable wheels|[Ff]ailed to build|Failed building",
        "One of the packages does not exist ready-made for this machine.",
        MACHINES,
    ),
)


def say(words: str) -> None:
    """Tell the person what goes on; on stderr, so that the program's own output stays clean."""
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


def spoken(command: list[str]) -> tuple[int, str]:
    """Run an installer, tell only the large downloads, and keep all it says in the log.

    Returns:
        Its exit status, and its output.
    """
    lines: list[str] = []
    with (
        LOG.open("a", encoding="utf-8") as log,
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as process,
    ):
        try:
            for line in process.stdout or ():
                lines.append(line)
                log.write(line)
                found = DOWNLOADING.search(line)
                if found and float(found["size"]) >= WORTH_TELLING_MB:
                    say(f"  {found['name'].replace('_', '-')}, {float(found['size']):.0f} MB")
        finally:
            # After a Ctrl-C nothing may go on writing into the environment.
            if process.poll() is None and sys.exc_info()[0]:
                process.terminate()
    return process.returncode, "".join(lines)


def explain(output: str, room: int) -> SetupError:
    """Find in an installer's output what a person can do about it.

    Args:
        output: All that the installer printed.
        room: Megabytes to have free.
    """
    for words, message, hint in MEANINGS:
        if re.search(words, output):
            return SetupError(message, hint.format(room=room))
    last = [line for line in output.splitlines() if line.strip()][-3:]
    return SetupError("The packages could not be installed.", "\n".join(last) + f"\nAll of it stands in {LOG}.")
