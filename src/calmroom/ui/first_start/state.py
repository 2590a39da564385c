"""What the first page says and when it opens. No Qt."""

from __future__ import annotations

TITLE = "A quiet place between appointments"
PURPOSE = (
    "calmroom plays guided relaxation and body-awareness audio that you can use at home between appointments, "
    "and keeps a private journal on your own computer."
)
RESTING = "It is for resting and noticing. It is not medical care or therapy, and it does not do what hands do."
STOPPING = "You can stop at any moment. **Esc** ends the sound, **G** brings you back to the room."
STIRRED = "Some people feel stirred up or tearful. If that is strong or lasts, stop, and talk to someone you trust."
ADULT = "I am 18 or older"
READ = "I have read"
DOCTOR = "who should ask a doctor first"


def opens(*, adult: bool, read: bool) -> str:
    """The sentence beside Go on; empty once it is open."""
    if adult and read:
        return ""
    if adult or read:
        return "opens when the other one is ticked"
    return "opens when both are ticked"
