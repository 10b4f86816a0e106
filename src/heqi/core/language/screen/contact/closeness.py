"""How surely a piece of text is the name of a channel, by what it is written with."""

from collections.abc import Sequence
from enum import IntEnum

from heqi.core.language.normalise.sounds import Sounds, is_everyday
from heqi.core.language.screen.contact.channels import Element


class Closeness(IntEnum):
    """Least sure first. What the talk must show for each stands in judge.py."""

    NONE = 0
    NEAR = 1
    """Everyday signs that sound nearly so: 为新."""
    WEAK = 2
    """Everyday signs with the very sound, or an ordinary word: 威信, 企鹅."""
    STRONG = 3
    """Nobody writes so but to hide the name: 薇芯, V心, 微.信, weixin."""
    PLAIN = 4
    """The name itself."""


class Likeness(IntEnum):
    """How one element is written. Worst first."""

    NONE = 0
    FUZZY = 1
    EVERYDAY = 2
    SAME_TONE = 3
    EMOJI = 4
    LETTER = 5
    ODD = 6
    SIGN = 7


SMALLEST_LONG_NAME = 3
"""Three signs in a row that sound like a name are no accident."""


def compare_element(written: str, element: Element, sounds: Sounds) -> Likeness:
    """`written`: one Chinese sign, or letters."""
    if written == element.sign:
        return Likeness.SIGN
    if written in element.looks:
        return Likeness.ODD
    if written in element.latin:
        return Likeness.ODD if len(written) > 1 or written == "v" else Likeness.LETTER
    one, other = sounds.of(written), sounds.of(element.sign)
    if one is None or other is None:
        return Likeness.NONE
    if one.syllable != other.syllable:
        return Likeness.FUZZY if _differs_in_final_only(one.syllable, other.syllable) else Likeness.NONE
    if not written.isalpha():
        return Likeness.EMOJI
    if not is_everyday(written):
        return Likeness.ODD
    return Likeness.SAME_TONE if one.tone == other.tone else Likeness.EVERYDAY


def compare_name(written: Sequence[str], elements: Sequence[Element], sounds: Sounds) -> Closeness:
    """All elements together. Written with the signs themselves it is PLAIN, whatever stands between them."""
    each = [compare_element(part, element, sounds) for part, element in zip(written, elements, strict=True)]
    worst = min(each)
    if worst is Likeness.SIGN:
        return Closeness.PLAIN
    if worst is Likeness.NONE:
        return Closeness.NONE
    long = len(each) >= SMALLEST_LONG_NAME
    if worst is Likeness.FUZZY:
        return Closeness.WEAK if long or max(each) >= Likeness.ODD else Closeness.NEAR
    if worst in (Likeness.EVERYDAY, Likeness.SAME_TONE):
        return _of_everyday_signs(each, long=long)
    return Closeness.WEAK if set(each) == {Likeness.LETTER} else Closeness.STRONG


def _of_everyday_signs(each: Sequence[Likeness], *, long: bool) -> Closeness:
    if long or Likeness.ODD in each:
        return Closeness.STRONG
    if Likeness.LETTER in each:
        return Closeness.WEAK
    if Likeness.EVERYDAY not in each or Likeness.SIGN in each or Likeness.EMOJI in each:
        return Closeness.WEAK
    return Closeness.NEAR


def _differs_in_final_only(one: str, other: str) -> bool:
    """xin and xing; not lin and nin, which nobody writes for one another."""
    return one.rstrip("g") == other.rstrip("g") or one.replace("h", "", 1) == other.replace("h", "", 1)
