"""One message in, one screening out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from heqi.core.language.normalise import Normalised, Normaliser
from heqi.core.language.normalise.sounds import Sounds
from heqi.core.language.screen.contact.find import ContactSearch
from heqi.core.language.screen.contact.opinion import Opinion
from heqi.core.language.screen.contact.weigh import SecondOpinion
from heqi.core.language.screen.disguised import DisguisedWords
from heqi.core.language.screen.finding import PASSED, Direction, Finding, Screening, judge_findings
from heqi.core.language.screen.hit import Hit, find_of, say_once
from heqi.core.language.screen.phrase import PhraseRule
from heqi.core.language.screen.phrases import PhraseSearch
from heqi.core.language.screen.rewrite import LEADS_AWAY, rewrite_message, say_instead
from heqi.core.language.screen.shop import Allowed, rule_of_word
from heqi.core.language.screen.talk import NO_TALK, Talk
from heqi.core.language.screen.words import NO_WORDS, ExtraWord, ShopWords

MOST_FINDINGS = 50
"""Of one rule in one message."""


class Screener:
    """Built once, used for every message, from several threads if need be. Never raises, whatever the text holds.

    Every message is read in two views: as it is seen, and tight, as it sounds. One automaton over the tight view, one
    filter over the seen one and the gate of the second opinion decide what looks closer; ordinary talk ends there.

    `rules`: the shipped rules by id, for whoever shows where a finding is written.
    """

    def __init__(
        self,
        normaliser: Normaliser,
        sounds: Sounds,
        rules: Sequence[PhraseRule],
        contact: Mapping[str, Any],
        opinion: Opinion,
    ) -> None:
        """`contact`: the parsed files of `assets/language/contact` by name. `opinion`: the second one."""
        self.rules = MappingProxyType({rule.id: rule for rule in rules})
        self._normalise = normaliser
        self._phrases = PhraseSearch(rules)
        self._contact = ContactSearch(contact, sounds, rules)
        self._second = SecondOpinion(opinion, rules, contact["opinion"])
        self._words = DisguisedWords(rules, normaliser, sounds, self._contact.tight)
        self._either = AhoCorasick(
            sorted({*self._contact.tight_forms, *self._words.tight_forms}),
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )
        self._allowed = Allowed(normaliser)
        self._shop_words = lru_cache(maxsize=64)(
            lambda extra: DisguisedWords(
                [rule_of_word(each) for each in extra], normaliser, sounds, self._contact.tight
            )
        )

    def screen(
        self, text: str, *, direction: Direction = "out", words: ShopWords = NO_WORDS, talk: Talk = NO_TALK
    ) -> Screening:
        """What the message holds. Linear in its length; the same arguments give the same answer."""
        normalised = self._normalise(text)
        hits = self._hits(normalised, direction, words, talk)
        if not hits:
            return PASSED
        hits = _in_order(say_once(hits))
        findings = tuple(find_of(hit, normalised, direction) for hit in hits)
        verdict = judge_findings(findings)
        rewrite = rewrite_message(hits, normalised, direction)
        if rewrite is not None and verdict == "block":
            only = say_instead(hits)  # where no more was kept, a test has said that it may leave
            if rewrite != only and not self._may_leave(rewrite, findings, words, talk):
                rewrite = only or None
        return Screening(verdict, findings, rewrite)

    def _may_leave(self, rewrite: str, findings: Sequence[Finding], words: ShopWords, talk: Talk) -> bool:
        """Nothing in it asks for care any more, and no name, number or link that was found stands in it."""
        if not rewrite or any(each.kind in LEADS_AWAY and each.surface in rewrite for each in findings):
            return False
        hits = self._hits(self._normalise(rewrite), "out", words, talk)
        return all(hit.rule.severity == "note" for hit in hits)

    def _hits(self, read: Normalised, direction: Direction, words: ShopWords, talk: Talk) -> list[Hit]:
        """What counts in the seen text, in no order."""
        seen = read.seen
        tight = self._contact.tight.read(seen)
        hits = self._phrases.find(seen, direction, talk)
        hits += self._contact.find_details(seen, tight, words.platform)
        spelled: list[Hit] = []
        if self._either.find_matches_as_indexes(tight):
            hits += self._contact.find_names(seen, tight, words.platform)
            spelled = self._words.find(seen, tight)
        if (plain := self._normalise.without_ornaments(read)) is not None:
            hits += self._contact.find_names(plain, self._contact.tight.read(plain), words.platform)
        if words.extra:
            spelled += self._extra_hits(seen, tight, words.extra)
        if spelled:
            hits += self._phrases.keep(spelled, seen, direction, talk)
        if words.allow:
            hits = self._allowed.keep(hits, seen, words.allow)
            seen = self._allowed.mask(seen, words.allow)
        return self._second.weigh(hits, seen, direction, words.platform)

    def _extra_hits(self, seen: str, tight: str, extra: tuple[ExtraWord, ...]) -> list[Hit]:
        words: DisguisedWords = self._shop_words(extra)
        return words.find(seen, tight)


def _in_order(hits: Sequence[Hit]) -> list[Hit]:
    """By place; of one rule that is found twice at one place the longer find stays, and no more than anybody reads."""
    ordered = sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.rule.id))
    kept: list[Hit] = []
    reach: dict[str, int] = {}
    count: Counter[str] = Counter()
    for hit in ordered:
        if hit.end > reach.get(hit.rule.id, -1) and count[hit.rule.id] < MOST_FINDINGS:
            kept.append(hit)
            reach[hit.rule.id] = hit.end
            count[hit.rule.id] += 1
    return kept
