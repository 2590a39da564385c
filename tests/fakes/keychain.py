"""A keychain in memory, which can be made to refuse."""

from __future__ import annotations


class MemoryKeychain:
    """Keeps secrets while it is willing."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.refuses = refuses
        self.secrets: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        """The secret, unless it refuses."""
        return None if self.refuses else self.secrets.get(name)

    def put(self, name: str, secret: bytes) -> bool:
        """Keep it, unless it refuses."""
        if not self.refuses:
            self.secrets[name] = secret
        return not self.refuses

    def forget(self, name: str) -> None:
        """Keep it no longer, unless it refuses."""
        if not self.refuses:
            self.secrets.pop(name, None)
