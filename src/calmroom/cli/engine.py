"""The sound engine by itself. It knows neither the library nor the vault, so that its process stays small."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from calmroom.audio.process import serve

if TYPE_CHECKING:
    import argparse


def engine(_arguments: argparse.Namespace) -> int:
    """Play what JSON lines ask for, until they end."""
    serve(sys.stdin.buffer, sys.stdout.buffer)
    return 0
