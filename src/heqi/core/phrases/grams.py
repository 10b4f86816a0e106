"""How alike two short Chinese texts are, by the signs and pairs of signs that they share. The rare ones count most."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from heqi.core.phrases.sayings import Fold

Vector = Mapping[str, float]
LONGEST = 120
"""Signs that are looked at; what a buyer wants stands in fewer."""


def grams_of(folded: str) -> list[str]:
    """Single signs, pairs and threes."""
    plain = folded[:LONGEST]
    return [plain[at : at + size] for size in (1, 2, 3) for at in range(len(plain) - size + 1)]


class Grams:
    """What each gram weighs, learnt from the texts that are compared with."""

    def __init__(self, texts: Iterable[str], fold: Fold) -> None:
        counts: Counter[str] = Counter()
        number = 0
        self._fold = fold
        for text in texts:
            counts.update(set(grams_of(fold(text))))
            number += 1
        self._number = number
        self._weights = {gram: log((number + 1) / (count + 1)) + 1 for gram, count in counts.items()}
        self._unseen = log(number + 1) + 1

    def vector(self, text: str) -> dict[str, float]:
        """Gram → weight, of length one; empty for an empty text. Longer grams weigh more than the signs in them."""
        counts = Counter(grams_of(self._fold(text)))
        raw = {gram: self._weights.get(gram, self._unseen) * sqrt(len(gram) * count) for gram, count in counts.items()}
        length = sqrt(sum(weight * weight for weight in raw.values()))
        return {gram: weight / length for gram, weight in raw.items()} if length else {}


class Index:
    """Many vectors, compared with one at a time: only those that share a gram are looked at."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for place, vector in enumerate(vectors):
            for gram, weight in vector.items():
                self._postings.setdefault(gram, []).append((place, weight))

    def compare(self, vector: Vector) -> dict[int, float]:
        """Place → likeness, 0 to 1, of those that share anything. The order of sums is fixed by the vector's."""
        found: dict[int, float] = {}
        for gram, weight in vector.items():
            for place, other in self._postings.get(gram, ()):
                found[place] = found.get(place, 0.0) + weight * other
        return found
