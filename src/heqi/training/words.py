"""What words mean to each other, from all text of the folder: words that stand in like company get like rows.

Counts of words that stand near each other, as positive pointwise mutual information, cut to some dimensions by a
singular value decomposition (Levy and Goldberg 2014). A linear head that learns on the mean of these rows knows
something of words that its few sentences never had; the rows are folded into the head's weights, so that serving costs
nothing more. The same is done for single characters, which meet where words are cut otherwise or misspelt.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import rjieba
from numpy.typing import NDArray

from heqi.core.language.features.fold import MARK, fold
from heqi.core.language.features.hashing import RowHash, finish
from heqi.core.language.features.parts import Kind, Part
from heqi.training.recipe import Source
from heqi.training.sets import SetError

DIALOGUES = "dialogues_satisfaction.jsonl"
LEAST = 5
RARE = 1e-3
"""Words more common than this in the text count less (Arora et al. 2017)."""
OWN_WEIGHT = 5.0
"""What customers write to a shop counts so much more than reviews and chat."""
SMOOTH = 0.75
LONGEST = 300


@dataclass(frozen=True)
class Pieces:
    """What a text is cut into: the kind of feature that a piece is, how many of the most frequent ones get a row of how
    many dimensions, and how far from each other they are said to stand together.
    """

    kind: Kind
    cut: Callable[[str], list[str]]
    most: int
    dimensions: int
    window: int


def cut_words(text: str) -> list[str]:
    """The words of a text, as the features have them."""
    return list(rjieba.cut(folded(text)))


def cut_characters(text: str) -> list[str]:
    """The characters of a text."""
    return list(folded(text))


def folded(text: str) -> str:
    """A text as the features read it."""
    return fold([text]).text().strip("\n")


WORDS = Pieces(Kind.WORD, cut_words, 14_000, 200, 5)
CHARACTERS = Pieces(Kind.GRAM, cut_characters, 4_000, 100, 5)


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
    """Words, or other pieces of text, with their `rows` float32 [words, dimensions]."""

    words: tuple[str, ...]
    rows: NDArray[np.float32]
    kind: Kind = Kind.WORD

    def keyed(self, part: Part = Part.TEXT) -> WordRows:
        """By the feature that each word is in a part of the input."""
        keys = piece_keys(self.words, part, self.kind)
        order = np.argsort(keys, kind="stable")
        return WordRows(keys[order], self.rows[order])


def read_meanings(source: Source, pieces: Pieces = WORDS) -> Meanings:
    """What pieces mean in the folder: buyers' sentences and lines first, then all other text. Raises SetError."""
    own = [row["text"] for row in source.data.rows("buyer_intents.csv", ("text",))]
    try:
        own += [str(turn["buyer"]) for data in source.data.lines(DIALOGUES) for turn in data["turns"]]
    except (KeyError, TypeError) as error:
        raise SetError("set.dialogue", f"{DIALOGUES} 中有无法读取的会话", f"{DIALOGUES}: {error!r}") from error
    return learn_meanings(own, list(general_texts(source)), pieces)


def general_texts(source: Source) -> Iterator[str]:
    """Texts of the folder that nobody labelled for turns."""
    for row in source.data.rows("chat_sentiment.csv", ("text",)):
        yield row["text"]
    for row in source.data.rows("reviews_sentiment.csv", ("review",)):
        yield row["review"][:LONGEST]
    for row in source.data.rows("emotion_weibo.csv", ("text",)):
        yield row["text"][:LONGEST]


def learn_meanings(own: Sequence[str], general: Sequence[str], pieces: Pieces = WORDS) -> Meanings:
    """The rows of the most frequent words."""
    own_words, general_words = [pieces.cut(text) for text in own], [pieces.cut(text) for text in general]
    counts: Counter[str] = Counter()
    for words, weight in ((own_words, OWN_WEIGHT), (general_words, 1.0)):
        for each in words:
            for word in each:
                counts[word] += int(weight)
    known = sorted(word for word, count in counts.most_common(pieces.most) if count >= LEAST and word.strip())
    number = {word: place for place, word in enumerate(known)}
    table = _together(own_words, number, OWN_WEIGHT, pieces.window)
    table = table + _together(general_words, number, 1.0, pieces.window)
    share = np.array([counts[word] for word in known], np.float64)
    share /= max(share.sum(), 1.0)
    rows = _factor(table, pieces.dimensions) * (RARE / (RARE + share))[:, None]
    return Meanings(tuple(known), rows.astype(np.float32), pieces.kind)


def piece_keys(words: Sequence[str], part: Part, kind: Kind) -> NDArray[np.uint32]:
    """The feature that each word, or other piece, is in a part of the input."""
    codes = fold(words).codes
    marks = np.flatnonzero(codes == MARK)
    hashes = RowHash(codes).pieces(marks[:-1] + 1, marks[1:])
    return finish(hashes, np.full(len(hashes), part * 16 + kind))


def _together(texts: Sequence[list[str]], number: dict[str, int], weight: float, window: int) -> Any:
    """How often words stand within the window of each other, nearer ones counting more; scipy CSR [words, words]."""
    from scipy import sparse

    gap = [-1] * window
    row = np.array([place for text in texts for place in (*[number.get(word, -1) for word in text], *gap)], np.int64)
    total = sparse.csr_matrix((len(number), len(number)), dtype=np.float32)
    for step in range(1, window + 1):
        first, second = row[:-step], row[step:]
        both = (first >= 0) & (second >= 0)
        values = np.full(int(both.sum()), weight / step**0.5, np.float32)
        total = total + sparse.coo_matrix((values, (first[both], second[both])), shape=total.shape).tocsr()
    return total + total.T


def _factor(table: Any, dimensions: int) -> NDArray[np.float64]:
    """Rows of length 1 from counts, [words, dimensions or fewer]."""
    from scipy import sparse
    from sklearn.utils.extmath import randomized_svd

    cells = table.tocoo()
    rows = np.asarray(table.sum(axis=1)).ravel()
    columns = np.asarray(table.sum(axis=0)).ravel() ** SMOOTH
    columns /= max(columns.sum(), 1e-9)
    values = np.log(np.maximum(cells.data / (rows[cells.row] * columns[cells.col]), 1e-12))
    kept = values > 0
    matrix = sparse.csr_matrix((values[kept], (cells.row[kept], cells.col[kept])), shape=table.shape)
    left, strength, _ = randomized_svd(matrix, min(dimensions, max(1, matrix.shape[0] - 1)), n_iter=3, random_state=0)
    result = left * np.sqrt(strength)
    return np.asarray(result / np.maximum(np.linalg.norm(result, axis=1, keepdims=True), 1e-9))
