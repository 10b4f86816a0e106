"""Cues: what a line does, whatever its words. Thanks, urging, blame, a threat, a row of marks, asking the same again.

A cue is a named pattern of `assets/language/cues.yaml`. Found or not, it is a feature like any other, hashed from its
name, so that the models learn what it means. Cues count one each: their number is not divided by a length.
"""

import zlib
from collections.abc import Mapping, Sequence
from itertools import accumulate

import numpy as np

from heqi.core.language.features import Bags
from heqi.core.language.understand.moment import Moment
from heqi.core.language.understand.patterns import PatternSet

REPEATED, BEGUN, ALIKE, ANSWERED = "repeated", "begun", "alike", "answered"
STATES = (REPEATED, ALIKE, BEGUN, ANSWERED)
ALIKE_BY = 6
"""Code points that must be the same for a line to say again what was said before."""


class CueReader:
    """Cues of moments as bags."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        """Raises re2.error for a pattern that RE2 does not take."""
        self._patterns = PatternSet(list(patterns.values()))
        self._said = [cue_key(name) for name in patterns]
        self._before = [cue_key(f"before:{name}") for name in patterns]
        self._states = {name: cue_key(f"state:{name}") for name in STATES}

    def bags(self, moments: Sequence[Moment]) -> Bags:
        """The cues of each moment's line, of the lines before it, and of how it stands to them."""
        return _as_bags([self._of(moment) for moment in moments])

    def every(self) -> Bags:
        """All cues that there are, as those of one moment."""
        return _as_bags([[*self._said, *self._before, *self._states.values()]])

    def _of(self, moment: Moment) -> list[int]:
        said = [self._said[number] for number in self._patterns.numbers(moment.seen)]
        if moment.seen_before:
            said += [self._before[number] for number in self._patterns.numbers(moment.seen_before)]
        return said + [self._states[state] for state in states_of(moment)]


def _as_bags(listed: Sequence[Sequence[int]]) -> Bags:
    """The cues of each moment as features without a place in the text."""
    offsets = np.zeros(len(listed) + 1, np.int64)
    offsets[1:] = list(accumulate(map(len, listed)))
    ids = np.array([key for each in listed for key in each], np.uint32)
    return Bags(ids, offsets, np.zeros(len(ids), np.int32), np.zeros(len(ids), np.int32))


def states_of(moment: Moment) -> list[str]:
    """How a line stands to what was said before it."""
    states = []
    if moment.text in moment.before:
        states.append(REPEATED)
    if moment.text and moment.text[:ALIKE_BY] in moment.seen_before:
        states.append(ALIKE)
    if not moment.before:
        states.append(BEGUN)
    if moment.agent:
        states.append(ANSWERED)
    return states


def cue_key(name: str) -> int:
    """The feature that a cue of this name is."""
    return zlib.crc32(f"cue:{name}".encode())
