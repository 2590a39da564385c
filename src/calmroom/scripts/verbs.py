"""English verbs that begin an order, for the rule that leaves a choice (L9)."""

from __future__ import annotations

from typing import Final

_VERBS = """
accept allow arrange ask attend be become begin bend blink bow breathe bring brush call check choose circle clasp
clench close come continue count cover cross curl decide do draw drift drink drop ease enjoy enter exhale expand explore
extend feel fill find float focus fold follow forget gather get give glance go ground grow guide have hear hold hum
imagine inhale invite join keep kneel know lay lead lean learn leave lengthen let lie lift linger listen loosen look
lower make massage meet melt move name nod note notice observe open pause pay pick picture place point press pretend
pull push put raise reach read recall receive relax release remain remember repeat rest return rise roll rub say scan
see sense send set settle shake shift shrug sigh sink sip sit slide slow smell smile soften soothe speak spread squeeze
stand start stay step stop straighten stretch stroke surrender swallow take tap taste tell tense think tilt touch trace
travel try tuck turn unclench uncross unfold use visit wait walk warm watch welcome widen wiggle wrap write yawn yield
"""
_BEFORE_A_VERB = "and but now then next first so again please gently slowly softly simply kindly"
_AFTER_A_NOUN = "is was are were has comes can may might could will and or of in"

VERBS: Final = frozenset(_VERBS.split())
"""Verbs in the form of an order."""
BEFORE_A_VERB: Final = frozenset(_BEFORE_A_VERB.split())
"""Words that an order may have before its verb."""
AFTER_A_NOUN: Final = frozenset(_AFTER_A_NOUN.split())
"""What follows where the word was a noun after all: *rest is welcome*."""
