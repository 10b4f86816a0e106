"""From a platform's refund-reason text to the kind of grievance behind it."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from heqi.core.cases.derived import FAULT_FAMILIES
from heqi.core.cases.facts import CaseFacts
from heqi.core.words import ReasonFamily

_GROUNDS = FAULT_FAMILIES | {ReasonFamily.NOT_RECEIVED, ReasonFamily.LATE_DISPATCH, ReasonFamily.OUT_OF_STOCK}


@dataclass(frozen=True, slots=True)
class ReasonTable:
    """Known wordings: whole texts first, then words that may stand anywhere, longest first. All folded."""

    whole: Mapping[str, ReasonFamily]
    words: tuple[tuple[str, ReasonFamily], ...]


def build_reason_table(wordings: Mapping[str, Mapping[str, Sequence[str]]]) -> ReasonTable:
    """The table from {family: {"whole": [...], "words": [...]}}. Raises ValueError on a family or a double wording."""
    whole: dict[str, ReasonFamily] = {}
    words: dict[str, ReasonFamily] = {}
    for name, lists in wordings.items():
        family = ReasonFamily(name)
        for target, texts in ((whole, lists.get("whole", ())), (words, lists.get("words", ()))):
            for text in texts:
                if target.setdefault(fold_reason(text), family) is not family:
                    raise ValueError(f"{text!r} stands under {target[fold_reason(text)]} and {family}")
    return ReasonTable(whole, tuple(sorted(words.items(), key=lambda pair: (-len(pair[0]), pair[0]))))


def read_reason_family(text: str, table: ReasonTable) -> ReasonFamily:
    """The family of a refund reason; the longest known wording in it decides, so 非质量问题 is not 质量问题.

    A buyer who no longer wants it *because* of something has that reason: 发货太慢，不想要了. UNKNOWN where nothing
    known is in the text: a guess would decide who pays.
    """
    plain = fold_reason(text)
    if plain in table.whole:
        return table.whole[plain]
    said = [(word, family) for word, family in table.words if word in plain]
    if not said or said[0][1] is not ReasonFamily.NO_REASON:
        return said[0][1] if said else ReasonFamily.UNKNOWN
    for word, family in said:
        if family is ReasonFamily.NO_REASON:
            plain = plain.replace(word, " ")
    return next((family for word, family in said if family in _GROUNDS and word in plain), ReasonFamily.NO_REASON)


def name_family(facts: CaseFacts, table: ReasonTable) -> CaseFacts:
    """The facts with the family read off the platform's words, where no family was given."""
    after_sale = facts.after_sale
    if after_sale.family is not ReasonFamily.UNKNOWN or not after_sale.reason:
        return facts
    return replace(facts, after_sale=replace(after_sale, family=read_reason_family(after_sale.reason, table)))


def fold_reason(text: str) -> str:
    """Without spaces and punctuation, half width, lower case."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()
