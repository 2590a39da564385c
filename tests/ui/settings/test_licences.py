from __future__ import annotations

from pathlib import Path

from fakes.library import ASSETS

from calmroom.ui.settings.licences import Libraries, parts

LIBRARIES = Libraries("6.11.1", "6.11.1", Path("/somewhere/PySide6"))


def test_every_part_has_the_words_of_its_licence() -> None:
    texts = {part.name: part.text for part in parts(ASSETS, LIBRARIES)}
    assert "Permission is hereby granted, free of charge" in texts["calmroom"]
    assert "SIL OPEN FONT LICENSE" in texts["Atkinson Hyperlegible Next"].upper()
    assert "SIL OPEN FONT LICENSE" in texts["Literata"].upper()


def test_it_says_how_to_put_other_libraries_of_qt_in_place() -> None:
    text = next(part.text for part in parts(ASSETS, LIBRARIES) if part.key == "qt")
    assert "Qt 6.11.1 through PySide6 6.11.1" in text
    assert "/somewhere/PySide6" in text
    assert "put your own builds in their place" in text


def test_a_file_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    text = next(part.text for part in parts(tmp_path, LIBRARIES) if part.key == "audio")
    assert "could not be read" in text
