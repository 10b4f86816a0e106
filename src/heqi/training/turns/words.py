"""What words mean to each other, from all text of the folder: words that stand in like company get like rows.

Counts of words within WINDOW of each other, as positive pointwise mutual information, cut to DIMENSIONS by a singular
value decomposition (Levy and Goldberg 2014). A linear head that learns on the mean of these rows knows something of
words that its few sentences never had; the rows are folded into the head's weights, so that serving costs nothing more.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import rjieba
from numpy.typing import NDArray

from heqi.core.language.features.fold import MARK, fold
from heqi.core.language.features.hashing import RowHash, finish
from heqi.core.language.features.parts import Kind, Part
from heqi.training.recipe import Source

WINDOW = 5
WORDS = 14_000
DIMENSIONS = 200
LEAST = 5
RARE = 1e-3
"""Words more common than this in the text count less (Arora et al. 2017)."""
OWN_WEIGHT = 5.0
"""What customers write to a shop counts so much more than reviews and chat."""
SMOOTH = 0.75
LONGEST = 300


@dataclass(frozen=True)
class WordRows:
    """`keys` uint32 [k], sorted; `rows` float32 [k, dimensions]."""

    keys: NDArray[np.uint32]
    rows: NDArray[np.float32]

    def beside(self, other: "WordRows") -> "WordRows":
        """Both, each with dimensions of its own. No key may be in both."""
        keys = np.concatenate([self.keys, other.keys])
        rows = np.zeros((len(keys), self.rows.shape[1] + other.rows.shape[1]), np.float32)
        rows[: len(self.keys), : self.rows.shape[1]] = self.rows
        rows[len(self.keys) :, self.rows.shape[1] :] = other.rows
        order = np.argsort(keys, kind="stable")
        return WordRows(keys[order], rows[order])


@dataclass(frozen=True)
class Meanings:
    """`rows` float32 [words, DIMENSIONS]."""

    words: tuple[str, ...]
    rows: NDArray[np.float32]

    def keyed(self, part: Part = Part.TEXT) -> WordRows:
        """By the feature that each word is in a part of the input."""
        keys = word_keys(self.words, part)
        order = np.argsort(keys, kind="stable")
        return WordRows(keys[order], self.rows[order])


def general_texts(source: Source) -> Iterator[str]:
    """Texts of the folder that nobody labelled for turns."""
    for row in source.data.rows("chat_sentiment.csv", ("text",)):
        yield row["text"]
    for row in source.data.rows("reviews_sentiment.csv", ("review",)):
        yield row["review"][:LONGEST]
    for row in source.data.rows("emotion_weibo.csv", ("text",)):
        yield row["text"][:LONGEST]


def learn_words(own: Sequence[str], general: Sequence[str]) -> Meanings:
    """The rows of the most frequent words."""
    own_words, general_words = [_cut(text) for text in own], [_cut(text) for text in general]
    counts: Counter[str] = Counter()
    for words, weight in ((own_words, OWN_WEIGHT), (general_words, 1.0)):
        for each in words:
            for word in each:
                counts[word] += int(weight)
    known = sorted(word for word, count in counts.most_common(WORDS) if count >= LEAST and word.strip())
    number = {word: place for place, word in enumerate(known)}
    table = _together(own_words, number, OWN_WEIGHT) + _together(general_words, number, 1.0)
    share = np.array([counts[word] for word in known], np.float64)
    share /= max(share.sum(), 1.0)
    rows = _factor(table) * (RARE / (RARE + share))[:, None]
    return Meanings(tuple(known), rows.astype(np.float32))


def word_keys(words: Sequence[str], part: Part) -> NDArray[np.uint32]:
    """The feature that each word is in a part of the input (`Kind.WORD`)."""
    folded = fold(words)
    marks = np.flatnonzero(folded.codes == MARK)
    hashes = RowHash(folded.codes).pieces(marks[:-1] + 1, marks[1:])
    return finish(hashes, np.full(len(hashes), part * 16 + Kind.WORD))


def _cut(text: str) -> list[str]:
    return list(rjieba.cut(fold([text]).text().strip("\n")))


def _together(texts: Sequence[list[str]], number: dict[str, int], weight: float) -> Any:
    """How often words stand within WINDOW of each other, nearer ones counting more; scipy CSR [words, words]."""
    from scipy import sparse

    gap = [-1] * WINDOW
    row = np.array([place for text in texts for place in (*[number.get(word, -1) for word in text], *gap)], np.int64)
    total = sparse.csr_matrix((len(number), len(number)), dtype=np.float32)
    for step in range(1, WINDOW + 1):
        first, second = row[:-step], row[step:]
        both = (first >= 0) & (second >= 0)
        values = np.full(int(both.sum()), weight / step**0.5, np.float32)
        total = total + sparse.coo_matrix((values, (first[both], second[both])), shape=total.shape).tocsr()
    return total + total.T


def _factor(table: Any) -> NDArray[np.float64]:
    """Rows of length 1 from counts, [words, DIMENSIONS or fewer]."""
    from scipy import sparse
    from sklearn.utils.extmath import randomized_svd

    cells = table.tocoo()
    rows = np.asarray(table.sum(axis=1)).ravel()
    columns = np.asarray(table.sum(axis=0)).ravel() ** SMOOTH
    columns /= max(columns.sum(), 1e-9)
    values = np.log(np.maximum(cells.data / (rows[cells.row] * columns[cells.col]), 1e-12))
    kept = values > 0
    matrix = sparse.csr_matrix((values[kept], (cells.row[kept], cells.col[kept])), shape=table.shape)
    left, strength, _ = randomized_svd(matrix, min(DIMENSIONS, max(1, matrix.shape[0] - 1)), n_iter=3, random_state=0)
    result = left * np.sqrt(strength)
    return np.asarray(result / np.maximum(np.linalg.norm(result, axis=1, keepdims=True), 1e-9))
