"""The machine: what works on it, and the making of clips."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calmroom import VERSION, wiring, wiring_sound
from calmroom.cli.chosen import read_script
from calmroom.cli.listing import write_json
from calmroom.desktop.clock import SystemClock
from calmroom.desktop.paths import HOME, can_write
from calmroom.desktop.screen import has_screen
from calmroom.domain.dates import in_minutes
from calmroom.voices.narrators import NARRATORS, narrator

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from calmroom.domain.script import Script
    from calmroom.voices.narrate import Progress

PACKAGES = ("PySide6-Essentials", "sounddevice", "soundfile", "numpy", "sqlcipher3", "cryptography", "keyring")
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what was found, whether it works, and what to do where it does not."""

    name: str
    works: bool
    found: str
    hint: str = ""


def doctor(arguments: argparse.Namespace) -> int:
    """Say what works, what does not, and what to do. What is missing is no fault of the command."""
    findings = tuple(_look())
    if arguments.format == "json":
        keys = ("name", "works", "found", "hint")
        write_json({"calmroom": VERSION, "findings": [{key: getattr(each, key) for key in keys} for each in findings]})
        return 0
    for finding in findings:
        sys.stdout.write(f"{'works ' if finding.works else 'not   '}  {finding.name:<22} {finding.found}\n")
        if finding.hint:
            sys.stdout.write(f"        {'':<22} {finding.hint}\n")
    return 0


def narrate(arguments: argparse.Namespace) -> int:
    """Make the clips that are missing."""
    from calmroom.voices import narrate as making  # noqa: PLC0415 - for authors only

    scripts = _scripts(arguments.paths)
    voices = [narrator(name).id for name in arguments.voice or [voice.id for voice in NARRATORS]]
    into = arguments.into or wiring.clip_folders()[0]
    wanted = making.wanted_clips(scripts, voices)
    if making.missing_clips(wanted, into):
        bench = wiring.workbench(_tell)
        result = making.narrate(wanted, into, bench, SystemClock(), _show_progress)
        sys.stderr.write("\n")
        for fault in result.faults:
            sys.stderr.write(f"could not be spoken: {fault}\n")
        sys.stdout.write(f"{result.made} clips made, {result.kept} kept, {result.left} left\n")
        if result.left or result.faults:
            return 1
    else:
        sys.stdout.write(f"All {len(wanted)} clips are here.\n")
    if arguments.prune:
        sys.stdout.write(f"{making.remove_orphans(wanted, voices, into)} clips that nobody speaks were removed\n")
    return 0


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")


def _show_progress(progress: Progress) -> bool:
    left = in_minutes(max(1, round(progress.left / MINUTE)))
    sys.stderr.write(f"\r\x1b[2K{progress.done} of {progress.missing}, about {left} left")
    sys.stderr.flush()
    return True


def _scripts(paths: list[Path]) -> tuple[Script, ...]:
    if not paths:
        return wiring.library().scripts()
    return tuple(read_script(path, "narrated") for path in paths)


def _look() -> Iterator[Finding]:
    yield Finding("Python", works=True, found=f"{platform.python_version()} on {platform.platform(terse=True)}")
    yield from _screen()
    yield from _sound()
    yield from _keychain()
    yield from _ffmpeg()
    yield from _folders()
    yield from _packages()


def _screen() -> Iterator[Finding]:
    if has_screen():
        yield Finding("screen", works=True, found="the window can open")
    else:
        yield Finding("screen", works=False, found="none", hint="calmroom plays in the terminal here.")


def _sound() -> Iterator[Finding]:
    devices = wiring_sound.sound_devices()
    if devices:
        yield Finding("sound device", works=True, found=", ".join(devices[:4]))
    else:
        yield Finding(
            "sound device", works=False, found="none", hint="Practices go on silently, with captions and pacer."
        )


def _keychain() -> Iterator[Finding]:
    from calmroom.storage.keychain import SystemKeychain  # noqa: PLC0415 - slow to ask

    if SystemKeychain().is_usable():
        yield Finding("keychain", works=True, found="it can hold a key to the vault")
    else:
        yield Finding("keychain", works=False, found="none", hint="The key lies in a file that only you can read.")


def _ffmpeg() -> Iterator[Finding]:
    found = shutil.which("ffmpeg")
    if found:
        yield Finding("ffmpeg", works=True, found=found)
    else:
        yield Finding("ffmpeg", works=False, found="not found", hint="Only authors need it, to make new clips.")


def _folders() -> Iterator[Finding]:
    for name, folder in wiring.facts().folders:
        works = can_write(folder)
        hint = "" if works else f"Make it writable, or set {HOME} to a folder that is."
        yield Finding(name.casefold(), works=works, found=str(folder), hint=hint)


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        try:
            yield Finding(name, works=True, found=importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            yield Finding(name, works=False, found="not installed", hint="./run setup installs it.")
