"""Which grams a search asks the index for, and how many rows have them: by what the database knows of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from django.db.models.expressions import RawSQL

from heqi.core.grams import grams_of
from heqi.db.gram_shares import Shares, shares_of
from heqi.db.search import has_grams

MOST = 3
"""Of one word: three runs of four digits of one number stand together in hardly any other row."""
RARE = 0.01
"""Share of the rows below which a gram is cheap to ask for: the index goes through all rows that have it."""
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Grams:
    """What the index is asked for. `condition`: a row has the telling grams of all words; `share`: about how many of
    the rows have them all, 0..1, taking the words for independent of one another. `says_all`: each word is a gram
    itself, so that whatever meets the condition has the words and its text need not be read.
    """

    condition: RawSQL
    share: float
    says_all: bool


def read_grams(table: str, words: Sequence[str]) -> Grams | None:
    """The grams by which rows of `table` with all words are found, or None where no index could help."""
    by_word = [grams for word in words if (grams := grams_of(word))]
    if has_grams(table, words) is None:
        return None
    shares = shares_of(table)
    condition = has_grams(table, [gram for grams in by_word for gram in telling(grams, shares)])
    assert condition is not None  # each gram is the gram of itself
    share = prod(min(map(shares.of, grams)) for grams in by_word)
    return Grams(condition, share, says_all=all(grams_of(word) == [word] for word in words))


def telling(grams: Sequence[str], shares: Shares) -> list[str]:
    """The rarest gram of a word, and up to two more that are rare too.

    Of those as rare as one another the ones that do not overlap come first: the next digit says little that is new.
    """
    order = sorted(range(len(grams)), key=lambda place: (shares.of(grams[place]), place % DIGITS, place))
    first, *others = [grams[place] for place in order]
    return [first, *[gram for gram in others if shares.of(gram) < RARE][: MOST - 1]]
