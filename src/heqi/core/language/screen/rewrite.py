"""The message in compliant words: the clauses that offend are replaced, the rest stays as it was written."""

import re
from collections.abc import Sequence

from heqi.core.language.normalise import Normalised
from heqi.core.language.screen.clauses import Clauses
from heqi.core.language.screen.finding import Direction
from heqi.core.language.screen.hit import Hit

LEADS_AWAY = frozenset({"contact", "marketplace", "link"})
"""Kinds whose names, numbers and links no rewrite may hold."""
_DIGIT = "[0-9零〇一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖]"
_ACCOUNT = re.compile(rf"[a-z0-9][a-z0-9_.\-]{{3,}}[a-z0-9]|{_DIGIT}(?:\W?{_DIGIT}){{4,}}")
"""What may be an account or a number: five letters or digits and more."""
_MARKS = frozenset(" ,，、;；:：。.!！?？~\n")
"""They ended a clause that is gone."""
_COLON = re.compile("[:：] *$")
_ORDER = re.compile("单号|订单|运单|快递|物流|税号|条码|型号|货号|批号")

Place = tuple[int, int, str]
"""seen[start:end], and what stands there instead."""


def rewrite_message(hits: Sequence[Hit], normalised: Normalised, direction: Direction) -> str | None:
    """The whole message, or None where no rule that was hit has other words to offer, or a buyer wrote it.

    A message that may not leave loses every clause that was found fault with, and whatever may be the account that an
    offer gives, which may stand in another clause (加我微信:abc123). One that only asks for care keeps what may stay.
    """
    if direction == "in" or all(hit.rule.rewrite is None for hit in hits):
        return None
    clauses = Clauses(normalised.seen)
    places = _places(hits, clauses)
    if _offers_contact(hits):
        places += [(start, end, "") for start, end in clauses.all() if _gives_account(normalised.seen[start:end])]
    return _tidy(_put_together(_merged(places), normalised))


def say_instead(hits: Sequence[Hit]) -> str:
    """The words of the rules alone, where a rewritten message would still be found fault with."""
    return "，".join(dict.fromkeys(hit.rule.rewrite for hit in hits if hit.rule.rewrite))


def _places(hits: Sequence[Hit], clauses: Clauses) -> list[Place]:
    blocked = any(hit.rule.severity == "block" for hit in hits)
    found: list[Place] = []
    for hit in hits:
        if hit.rule.rewrite is None and not (blocked and hit.rule.severity != "note"):
            continue
        start, end = (hit.start, hit.end) if hit.rule.replaces == "span" else clauses.around(hit.start, hit.end)
        found.append((start, end, hit.rule.rewrite or ""))
    return found


def _offers_contact(hits: Sequence[Hit]) -> bool:
    return any(hit.rule.kind in LEADS_AWAY and hit.rule.severity == "block" for hit in hits)


def _gives_account(clause: str) -> bool:
    return _ACCOUNT.search(clause) is not None and _ORDER.search(clause) is None


def _merged(places: Sequence[Place]) -> list[Place]:
    """In order of the text: places that touch become one, each sentence is said once."""
    merged: list[Place] = []
    said: set[str] = set()
    for start, end, instead in sorted(places):
        fresh = "" if instead in said else instead
        said.add(instead)
        if merged and start < merged[-1][1]:
            first, last, words = merged.pop()
            merged.append((first, max(end, last), _join(words, fresh)))
        else:
            merged.append((start, end, fresh))
    return merged


def _put_together(places: Sequence[Place], normalised: Normalised) -> str:
    parts: list[str] = []
    at = 0
    for start, end, instead in places:
        first, last = normalised.span(start, end)
        kept = normalised.text[at:first]
        parts += [kept, instead] if instead else [_COLON.sub("，", kept)]
        at = last if instead else _past_marks(normalised.text, last)
    return "".join([*parts, normalised.text[at:]])


def _past_marks(text: str, at: int) -> int:
    while at < len(text) and text[at] in _MARKS:
        at += 1
    return at


def _join(one: str, other: str) -> str:
    return f"{one}，{other}" if one and other else one or other


def _tidy(text: str) -> str:
    return text.strip(" ,，、;；:：\n")
