"""A fault that was foreseen: something a person can mend."""


class SetupError(Exception):
    """Setting up stopped, for a reason that a person can do something about.

    Attributes:
        message: What happened, one sentence.
        hint: What to do about it.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
