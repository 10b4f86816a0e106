"""Short grams of a text, by which Chinese can be looked up: words have no blanks between them.

A gram is four digits in a row, or one or two neighbouring characters that are neither digits nor blanks: people look
for the end of a number or for a word of two characters, which word-based and trigram indexes miss.
"""

from collections.abc import Iterator
from itertools import groupby

DIGITS = frozenset("0123456789")
_PIECES = {True: 4, False: 2}


def all_grams(text: str) -> Iterator[str]:
    """Every gram of a text, each as often as it stands there. The text is in lower case already."""
    before, digits = "", ""
    for letter in text:
        if letter in DIGITS:
            before, digits = "", (digits + letter)[-4:]
            if len(digits) == 4:
                yield digits
        elif letter > " ":
            digits = ""
            yield letter
            if before:
                yield before + letter
            before = letter
        else:
            before, digits = "", ""


def grams_of(word: str) -> list[str]:
    """The grams that every text with this word has; none where the word is too short to say anything.

    Of a run of one character that is no digit, the character; of longer runs the pairs, which say more.
    """
    grams: dict[str, None] = {}
    for is_digit, run in groupby(word, lambda letter: letter in DIGITS):
        letters = "".join(run)
        size = _PIECES[is_digit] if is_digit or len(letters) > 1 else 1
        grams |= dict.fromkeys(letters[place : place + size] for place in range(len(letters) - size + 1))
    return list(grams)
