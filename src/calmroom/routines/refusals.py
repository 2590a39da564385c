"""Why a file is not taken in: what happened, what is safe, what to do. None of them tells what is in the file."""

from __future__ import annotations

import errno

from calmroom.domain.errors import CalmroomError
from calmroom.domain.routine.handover import ROUTINE_SUFFIX, SHARE_SUFFIX, OtherKind

SAFE = "Nothing of it was taken in."
AGAIN = "Ask whoever sent it to send it once more, on another way if you can."
SAVE_AGAIN = "Ask whoever sent it to save it again with calmroom, and to send that."


class Refused(CalmroomError):  # noqa: N818 - what becomes of the file, not whose error it is
    """A file that is not taken in."""


class Cancelled(Exception):  # noqa: N818 - somebody wished so
    """Whoever waited wishes no more of it."""


def no_such_file() -> Refused:
    """It is another kind of file."""
    return Refused(f"This is no file of calmroom. {SAFE}", "Choose one whose name ends in .calmroutine or .calmshare.")


def changed(what: str) -> Refused:
    """Something in it is not as it was signed or sealed.

    Args:
        what: Which part, in our words.
    """
    return Refused(f"This file was changed on its way: {what}. {SAFE}", AGAIN)


def cut_short() -> Refused:
    """Its end is missing."""
    return Refused(f"The end of this file is missing. {SAFE}", AGAIN)


def ill_made(why: str) -> Refused:
    """It is not put together as calmroom does.

    Args:
        why: What about it, in our words.
    """
    return Refused(f"This file is not put together as calmroom does it: {why}. {SAFE}", SAVE_AGAIN)


def too_large(what: str) -> Refused:
    """There is more of it than there may be."""
    return Refused(f"There is too much in this file: {what}. {SAFE}", "Ask whoever sent it for a smaller one.")


def newer() -> Refused:
    """A later calmroom made it."""
    return Refused(
        f"This file was made by a newer calmroom than this one. {SAFE}",
        "Bring calmroom up to date, or ask for a file that this one can read.",
    )


def for_somebody_else() -> Refused:
    """It is sealed with another public code."""
    return Refused(
        f"This file was sealed to somebody else's code, or to a code you had before. {SAFE}",
        "Give whoever sent it the code that calmroom shows you now, and ask for a new file.",
    )


def wants_keys() -> Refused:
    """It is sealed, and there are no keys at hand."""
    return Refused(
        f"This file is sealed, and there is no key here to open it. {SAFE}",
        "Open your vault first; your keys lie in it.",
    )


def with_age(into: str) -> Refused:
    """It is sealed with another program.

    Args:
        into: A name for what that program gives back.
    """
    return Refused(
        f"This file was sealed with age, another program. {SAFE}",
        f"Open it with age first: age --decrypt --identity YOUR-KEY --output {into} THIS-FILE",
    )


def a_routine() -> OtherKind:
    """It was opened as a page, and is a routine."""
    return OtherKind(
        f"By what is in it, this file is a routine, whatever its name says. {SAFE}",
        f"Give it a name that ends in {ROUTINE_SUFFIX}, and open it again.",
        ROUTINE_SUFFIX,
    )


def a_page() -> OtherKind:
    """It was opened as a routine, and is a page that a client gives back."""
    return OtherKind(
        f"By what is in it, this file is a page that a client gives back, whatever its name says. {SAFE}",
        f"Give it a name that ends in {SHARE_SUFFIX}, and open it again.",
        SHARE_SUFFIX,
    )


def other_file() -> Refused:
    """Since it was looked at, another file lies in its place."""
    return Refused(f"This is not the file that you looked at. {SAFE}", "Open it once more, and look at what it says.")


def of_reading(fault: OSError) -> CalmroomError:
    """The file cannot be read."""
    if fault.errno in {errno.ENOENT, errno.ENOTDIR}:
        return CalmroomError("There is no such file. Nothing was changed.", "Choose one that is there.")
    return CalmroomError(
        "That file cannot be read. Nothing was changed.", "Check that its disk is connected and that you may read it."
    )


def of_writing(fault: OSError) -> CalmroomError:
    """Something cannot be written."""
    if fault.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}:
        return CalmroomError("The disk is full, so nothing was written.", "Free some space, then try again.")
    return CalmroomError(
        "Nothing could be written there.", "Check that the folder is there and that you may write to it."
    )


def stopped() -> CalmroomError:
    """Somebody wished no more of it."""
    return CalmroomError("It was stopped. Nothing was changed.")


def unsigned() -> Refused:
    """Nobody has put their name to it."""
    return Refused(
        "Nobody has signed this file, so nobody can say who made it. It can be looked at, and not taken in.",
        "Ask whoever sent it to save it again with calmroom, which signs it.",
    )


def of_another_key() -> Refused:
    """What is there came from somebody else."""
    return Refused(
        "This routine is here already, signed by somebody else. What you have stays as it is.",
        "Ask your therapist in another way than the one by which this file came. If they have a new key, compare the "
        "words with them, remove the routine that is here, and open this file again.",
    )


def older(edition: int, present: int) -> Refused:
    """What is there is newer."""
    return Refused(
        f"This is edition {edition} of the routine, and you have edition {present}. What you have stays as it is.",
        "Ask your therapist for the newest file if you expected another.",
    )


def same_edition() -> Refused:
    """There cannot be two of one number."""
    return Refused(
        "This file has the same edition as the routine that you have, and says something else. What you have stays as "
        "it is.",
        "Ask your therapist to save it again; then it has a number of its own.",
    )
