"""Words of plain English, two hundred and fifty-six, short and unlike one another when they are read aloud."""

from __future__ import annotations

from typing import Final

_WORDS: Final = """
    acorn album amber anchor apple april apron arrow aspen attic autumn axle badge bagel bamboo banjo barn basil
    basket beacon beaver bell bench berry bicycle birch biscuit blanket bonfire bonnet book bottle bowl bracket
    bread brick bridge broom bucket butter button cabin cactus camel candle canoe canyon carpet carrot castle cedar
    cello chair chalk cherry chimney cinnamon circle clay clock cloud clover coast cobalt coconut coffee comet
    compass copper coral corn couch cradle crayon cricket crystal cup curtain daisy dance dawn denim desert diamond
    dinner doll dolphin donkey door dragon drum duck dune eagle earth easel echo elbow elm ember engine envelope
    evening falcon fern fiddle field finger flag flute forest fossil fountain fox frost galaxy garden garlic gate
    ginger glacier globe glove goat gold grape grass gravel guitar hammer harbour harvest hazel helmet heron hinge
    honey hood horse house hut igloo ink iris island ivory ivy jacket jar jasmine jelly jigsaw journey juniper kayak
    kettle kiosk kitten kiwi knot koala ladder lagoon lamp lantern lemon library lilac linen lizard lobster lotus
    lunch magnet mango maple marble market meadow medal mill mint mirror monday moon mosaic mountain muffin mulberry
    mustard napkin needle nest nickel north notebook novel nutmeg oak oasis oboe ocean olive onion orbit orchard
    otter oven owl oyster palace palm panda paper parcel peach peanut pebble pencil penguin piano pillow pine planet
    plum pocket pond poppy potato prairie pumpkin puzzle pyramid quail quartz quilt rabbit radio rain raven ribbon
    river robin rocket rope ruby saddle saffron sailor salad salmon satchel saturn shovel silver spoon
    """
WORDS: Final = tuple(_WORDS.split())
"""In the order of the alphabet; a byte stands for each."""
