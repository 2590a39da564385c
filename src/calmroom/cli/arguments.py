"""The words of the command line, with help that teaches."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from calmroom import VERSION
from calmroom.cli import keys, own_scripts, routine, share, vault
from calmroom.cli.verbs import add_format, add_verbs
from calmroom.domain.beds import BEDS, OWN_BED

if TYPE_CHECKING:
    from calmroom.cli.verbs import Commands

KEYS = "space pauses and goes on, h holds this silence, e eases off, q stops"
"""What each key does while a practice plays in the terminal."""

DESCRIPTION = """\
calmroom plays guided relaxation and body-awareness audio that you can use at home
between appointments, and keeps a private journal on your own computer.

Without a command it opens its window. On a machine without a screen it plays a
practice in the terminal instead."""

EXAMPLES = """\
examples:
  calmroom                                     open the window
  calmroom list                                which practices there are
  calmroom play s01 --minutes 5                hear one, with its words in the terminal
  calmroom render s07 --minutes 20 -o crown.flac --vtt crown.vtt
  calmroom check my-practice.calm.md           what to mend in a script
  echo "slept well" | calmroom journal add --text -

exit status: 0 done, 1 a problem in what was given, 2 wrong use of the command."""


def make_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = argparse.ArgumentParser(
        prog="calmroom", description=DESCRIPTION, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"calmroom {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_practice_commands(commands)
    _add_author_commands(commands)
    own_scripts.add_to(commands)
    _add_memory_commands(commands)
    vault.add_to(commands)
    routine.add_to(commands)
    share.add_to(commands)
    keys.add_to(commands)
    _add_machine_commands(commands)
    return parser


def _add_practice_commands(commands: Commands) -> None:
    listing = commands.add_parser("list", help="the practices, with their lengths")
    add_format(listing)
    play = commands.add_parser(
        "play",
        help="play a practice, with its words in the terminal",
        description=f"Play a practice. Keys: {KEYS}.",
    )
    _add_choices(play)
    render = commands.add_parser(
        "render",
        help="write a practice to a file to take along",
        description="Write a practice to a sound file, with its parts as chapters, its title, its cover and its words. "
        "The ending says as what: .flac and .wav are exact, .opus is small, .mp3 and .m4a need ffmpeg.",
    )
    _add_choices(render)
    render.add_argument(
        "-o", "--out", type=Path, required=True, metavar="OUT", help="the file: .flac, .opus, .mp3, .m4a or .wav"
    )
    render.add_argument("--vtt", type=Path, metavar="OUT.vtt", help="write the captions beside it, as WebVTT")
    render.add_argument(
        "--on-purpose",
        action="store_true",
        help="write a practice of level 3: you have talked with your therapist about doing it alone, or you choose it "
        "without one and know where to get help",
    )
    timeline = commands.add_parser("timeline", help="every cue of a practice, in frames")
    _add_choices(timeline)
    add_format(timeline)


def _add_author_commands(commands: Commands) -> None:
    check = commands.add_parser(
        "check",
        help="what to mend in a script",
        description="Check scripts: grammar, words, pauses, safety lines, and whether two are one text. "
        "Each fault comes with its line and column, each rule set aside with its reason.",
    )
    check.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a .calm.md file, a folder of them, or a page in Markdown"
    )
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    narrate = commands.add_parser(
        "narrate",
        help="speak the lines that have no clip yet (for authors)",
        description="Speak every line of the scripts that has no clip yet. It can be stopped and resumed at any time.",
    )
    narrate.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="scripts; all bundled ones where none is named"
    )
    narrate.add_argument("--voice", action="append", metavar="V", help="a narrator; all where none is named")
    narrate.add_argument("--into", type=Path, metavar="FOLDER", help="where the clips go; the project's own by default")
    narrate.add_argument("--prune", action="store_true", help="also remove clips that no script speaks any more")


def _add_memory_commands(commands: Commands) -> None:
    journal = add_verbs(commands, "journal", "write to the journal, or read it")
    add = journal.add_parser("add", help="write a page; prints its id once it is safe on disk")
    add.add_argument("--text", required=True, help="the words, or - to read them from standard input")
    add_format(journal.add_parser("list", help="the pages, newest first"))
    history = add_verbs(commands, "history", "what was practised")
    add_format(history.add_parser("list", help="every practice, newest first"))


def _add_machine_commands(commands: Commands) -> None:
    doctor = commands.add_parser("doctor", help="what works on this machine, what does not, and what to do")
    add_format(doctor)
    engine = commands.add_parser(
        "engine",
        help="the sound engine by itself: JSON lines in and out",
        description="The sound engine by itself. It reads commands as JSON lines and writes events the same way.",
    )
    engine.add_argument("--devices", action="store_true", help="tell which sound devices PortAudio sees, and end")
    engine.add_argument(
        "--microphone", action="store_true", help="record from the microphone until a line comes in, and tell of it"
    )


def _add_choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="a practice of the library, or the path of a script")
    parser.add_argument("--minutes", type=float, metavar="M", help="how long; the practice's usual length by default")
    parser.add_argument("--voice", metavar="V", help="who speaks, by name or id")
    parser.add_argument("--bed", metavar="B", help=f"the sound under the voice: {OWN_BED}, {', '.join(BEDS)}")
    parser.add_argument(
        "--leave-out",
        action="append",
        nargs="+",
        default=[],
        metavar="REGION",
        help="parts of the body that are not spoken of; write them after the ID",
    )
