"""The part of wiring for what comes with the program to be read, and for scripts of one's own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from calmroom.desktop.paths import find_paths
from calmroom.desktop.resources import find_assets

if TYPE_CHECKING:
    from calmroom.desktop.agreed import AgreedScripts
    from calmroom.scripts.call_list import CallFile
    from calmroom.scripts.library import ScriptLibrary
    from calmroom.scripts.pages import PageFiles
    from calmroom.scripts.personal import PersonalFolder


@cache
def bundled() -> ScriptLibrary:
    """The practices that come with the program."""
    from calmroom.scripts.library import ScriptLibrary  # noqa: PLC0415 - read when a practice is first looked at

    return ScriptLibrary((find_assets() / "scripts",))


def personal_scripts() -> PersonalFolder:
    """What the person has put into the personal folder."""
    from calmroom.scripts.personal import PersonalFolder  # noqa: PLC0415 - as above

    return PersonalFolder(find_paths().personal_scripts, bundled())


def agreements() -> AgreedScripts:
    """Which of those were seen and agreed to."""
    from calmroom.desktop.agreed import NAME, AgreedScripts  # noqa: PLC0415 - as above

    return AgreedScripts(find_paths().data / NAME)


@cache
def page_files() -> PageFiles:
    """The pages of plain words."""
    from calmroom.scripts.pages import PageFiles  # noqa: PLC0415 - read when somebody wants to know

    return PageFiles(find_assets() / "pages")


@cache
def call_file() -> CallFile:
    """Who to call, as it comes with the program."""
    from calmroom.scripts.call_list import CallFile  # noqa: PLC0415 - as above

    return CallFile(find_assets() / "safety" / "call.yaml")
