"""The second opinion beside the rules: it blocks what no rule knows, and takes back what is only a wording."""

from collections.abc import Mapping, Sequence

import re2

from heqi.core.language.screen.contact.opinion import BLOCKS, DOUBTS, Opinion, without_accounts
from heqi.core.language.screen.finding import Direction
from heqi.core.language.screen.hit import Hit
from heqi.core.language.screen.phrase import PhraseRule
from heqi.core.language.screen.rewrite import LEADS_AWAY
from heqi.core.words import Platform

_OWN_NAMES = {
    Platform.TAOBAO: ("淘宝", "天猫"),
    Platform.TMALL: ("淘宝", "天猫"),
    Platform.PINDUODUO: ("拼多多",),
}
"""Where the shop sells: it may send buyers there, and examples do not know where that is."""
_BEFORE_CHINESE = "\u2e7f"
_HARDLY_MORE = 6
"""Code points beside an account: they name what it is an account of."""
_NAMES = frozenset({"contact.channel", "contact.payment", "marketplace.invite"})


class SecondOpinion:
    """Asked of every message that speaks to a buyer or a shop; a page of goods is no talk."""

    def __init__(self, opinion: Opinion, rules: Sequence[PhraseRule], guards: Mapping[str, str]) -> None:
        """`rules`: contact.wording and contact.doubtful are among them. `guards`: the file `contact/opinion.yaml`."""
        own = {rule.id: rule for rule in rules if rule.found_by == "opinion"}
        self._wording, self._doubtful = own["contact.wording"], own["contact.doubtful"]
        self._opinion = opinion
        self._anchor, self._unless = re2.compile(guards["anchor"]), re2.compile(guards["unless"])

    def weigh(self, hits: list[Hit], seen: str, direction: Direction, platform: Platform | None) -> list[Hit]:
        """The hits with what the whole message adds to them. Most messages have none and end at the gate."""
        if hits and (away := [hit for hit in hits if _leads_away(hit)]):
            return self._doubt(hits, seen) if all(_is_wording(hit, seen) for hit in away) else hits
        if not self._opinion.is_worth_asking(seen) or direction == "listing" or not self._blocks(seen):
            return hits
        if platform is not None and any(name in seen for name in _OWN_NAMES.get(platform, ())):
            return hits
        return [*hits, Hit(self._wording, *self._opinion.place(seen))]

    def _blocks(self, seen: str) -> bool:
        raw = seen.encode()
        if not self._anchor.search(raw) or self._unless.search(raw):
            return False
        return _is_mainly_chinese(seen) and self._opinion.score(seen) > BLOCKS  # the dearest question last

    def _doubt(self, hits: list[Hit], seen: str) -> list[Hit]:
        if self._opinion.score(seen) >= DOUBTS:
            return hits
        return [Hit(self._doubtful, hit.start, hit.end) if _leads_away(hit) else hit for hit in hits]


def _is_mainly_chinese(seen: str) -> bool:
    """Examples know no other language: of its words they know pieces only. An account is of no language."""
    said = without_accounts(seen)
    if said != seen and len(said) <= _HARDLY_MORE:
        return True
    return sum(sign > _BEFORE_CHINESE for sign in said) * 3 >= len(said)


def _leads_away(hit: Hit) -> bool:
    return hit.rule.kind in LEADS_AWAY and hit.rule.severity == "block"


def _is_wording(hit: Hit, seen: str) -> bool:
    """Found by a pattern, or by the plain name of an app without an account: no number, no link, no disguise."""
    if hit.firm:
        return False
    plain = hit.seen_as is not None and hit.seen_as.lower() == seen[hit.start : hit.end]
    return hit.rule.found_by is None or (hit.rule.id in _NAMES and plain)
