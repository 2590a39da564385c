"""A public code as squares, light and dark, that a camera reads. The port ``CodePictures``."""

from __future__ import annotations

import segno


class QrPictures:
    """QR codes (ISO/IEC 18004); capital letters and digits take the least room."""

    def modules(self, text: str) -> tuple[tuple[bool, ...], ...]:
        """Rows of squares, dark where true, without a margin; a quarter of them may be covered or unclear."""
        made = segno.make(text.upper(), error="q", micro=False, boost_error=False)
        return tuple(tuple(bool(square) for square in row) for row in made.matrix)
