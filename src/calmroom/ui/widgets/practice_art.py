"""The picture of each practice. Every bundled one has its own; a person's own shows the places it goes to."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from calmroom.domain.body.body import places_of
from calmroom.ui.widgets.covers import CoverArt, CoverKind
from calmroom.ui.widgets.scenes import Scene

TRUNK_BACK = (130.0, 235.0, 300.0)
HEAD_FRONT = (130.0, 78.0, 178.0)


def _lit(*regions: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for region in regions for place in places_of(region)))


def _scene(scene: Scene) -> CoverArt:
    return CoverArt(CoverKind.SCENE, scene=scene)


PICTURES: Final = {
    "s01": CoverArt(CoverKind.LIGHT),
    "s02": _scene(Scene.SUPPORTS),
    "s03": CoverArt(places=_lit("feet"), scene=Scene.FLOOR, crop=(130.0, 540.0, 200.0)),
    "s04": _scene(Scene.AROUND),
    "s05": CoverArt(places=_lit("backribs"), scene=Scene.ARCS, crop=(130.0, 205.0, 380.0)),
    "s06": _scene(Scene.TIDE),
    "s07": CoverArt(places=_lit("crown", "occiput", "neck", "spine", "lowspine", "sacrum", "tailbone"), whole=True),
    "s08": CoverArt(places=_lit("occiput")),
    "s09": CoverArt(places=_lit("sacrum")),
    "s10": CoverArt(places=_lit("spine", "lowspine"), crop=TRUNK_BACK),
    "s11": _scene(Scene.STILL),
    "s12": CoverArt(places=_lit("forearm"), crop=(214.0, 318.0, 190.0), scene=Scene.COIN),
    "s13": CoverArt(places=_lit("jaw", "cheeks"), crop=HEAD_FRONT),
    "s14": CoverArt(places=_lit("shoulders", "neck")),
    "s15": CoverArt(places=_lit("forehead", "eyes"), crop=(130.0, 60.0, 150.0), scene=Scene.MOON),
    "s16": CoverArt(places=_lit("lowback"), crop=(130.0, 285.0, 300.0), lying=True),
    "s17": _scene(Scene.UNWIND),
    "s18": CoverArt(places=_lit("feet", "legs", "belly", "chest", "hands", "shoulder", "face"), whole=True),
    "s19": _scene(Scene.SWING),
    "s20": CoverArt(places=(), scene=Scene.RING, crop=(130.0, 215.0, 260.0)),
    "s21": _scene(Scene.MEETING),
    "s22": _scene(Scene.PUSH),
    "s23": _scene(Scene.WAVE),
    "s24": _scene(Scene.CUPS),
    "s25": _scene(Scene.BEFORE),
    "s26": _scene(Scene.AFTER),
    "s27": _scene(Scene.NEXT_DAY),
    "s28": _scene(Scene.NIGHT),
    "s29": _scene(Scene.CARRY),
    "s30": _scene(Scene.LOW),
}
"""By the practice's id."""


def art_of(script_id: str, places: tuple[str, ...]) -> CoverArt:
    """What the cover of a practice shows.

    Args:
        script_id: Of a bundled practice, or of any other.
        places: What it may light: what the person has left out is not among them.
    """
    art = PICTURES.get(script_id)
    if art is None:
        return CoverArt(CoverKind.FIGURE, places) if places else CoverArt(CoverKind.LIGHT)
    welcome = set(places)
    return replace(art, places=tuple(place for place in art.places if place in welcome)) if art.places else art
