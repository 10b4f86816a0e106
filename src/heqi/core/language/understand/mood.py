"""How a buyer feels: one of five emotions, and whether this line is a dissatisfied one.

The model `mood` hears the line, the buyer's lines before it, what the agent answered to those, and cues (cues.py). Each
of these is brought to its own length before they are added, so that a long story does not drown a short line.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from heqi.core.language.features import Bags, Part, extract_many
from heqi.core.language.linear import Floats, LinearModel, Matched
from heqi.core.language.understand.cues import CueReader
from heqi.core.language.understand.moment import BETWEEN, Moment

EMOTION = "emotion"
DISSATISFIED = "dissatisfied"
CALM = "calm"
UPSET = ("complaining", "angry")
"""Shades of one thing: first it is asked whether a buyer is upset at all, then how."""


def context_bags(moments: Sequence[Moment]) -> tuple[Bags, Bags]:
    """What the buyer said before, and what the agent answered."""
    before = [BETWEEN.join(moment.before) for moment in moments]
    agent = [BETWEEN.join(moment.agent) for moment in moments]
    return extract_many(before, part=Part.BEFORE), extract_many(agent, part=Part.AGENT)


class MoodReader:
    """Scores moments with the model `mood`."""

    def __init__(self, model: LinearModel, cues: CueReader) -> None:
        self.model = model
        self.emotions = model.head(EMOTION)
        self.dissatisfied = model.head(DISSATISFIED)
        self._cues = cues
        known = model.match(cues.every())
        self._cue_rows = dict(zip(cues.every().ids[known.which].tolist(), known.rows.tolist(), strict=True))

    def score(self, moments: Sequence[Moment], bags: Bags) -> tuple[Matched, Floats]:
        """The known features of the lines themselves, and the scores [n, all columns]. `bags`: of the lines."""
        text = self.model.match(bags)
        scores = self.model.score(text) + self._more(self._match_cues(moments))
        if any(moment.before or moment.agent for moment in moments):
            for part in context_bags(moments):
                scores += self._more(self.model.match(part))
        return text, scores

    def _match_cues(self, moments: Sequence[Moment]) -> Matched:
        """The cues that the model knows. They are few, so their rows are known ahead."""
        bags = self._cues.bags(moments)
        rows = np.fromiter((self._cue_rows.get(key, -1) for key in bags.ids.tolist()), np.intp, len(bags.ids))
        which = (rows >= 0).nonzero()[0]
        lengths = np.ones(len(moments), np.float32)
        return Matched(rows[which], which, bags.owners[which], which.searchsorted(bags.offsets), lengths)

    def _more(self, matched: Matched) -> Floats:
        """What another part adds to the scores."""
        return np.asarray(self.model.score(matched) - self.model.biases, np.float32)


def felt_emotions(likely: Floats, labels: Sequence[str]) -> NDArray[np.intp]:
    """The number of each line's emotion from p [n, emotions]: upset counts as one against the others."""
    upset = [labels.index(each) for each in UPSET]
    joined = likely.copy()
    joined[:, upset] = likely[:, upset].sum(axis=1, keepdims=True)
    best = joined.argmax(axis=1)
    shade = np.asarray(upset)[likely[:, upset].argmax(axis=1)]
    return np.asarray(np.where((best == upset[0]) | (best == upset[1]), shade, best), np.intp)
