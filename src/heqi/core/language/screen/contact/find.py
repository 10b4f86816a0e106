"""All that leads away from the platform: channels, numbers and links of one message as hits of the rules about them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from heqi.core.language.links import LinkReader
from heqi.core.language.normalise.sounds import Sounds
from heqi.core.language.normalise.tight import TightReader
from heqi.core.language.screen.clauses import Clauses
from heqi.core.language.screen.contact.channels import Channel, read_channels
from heqi.core.language.screen.contact.evidence import read_evidence
from heqi.core.language.screen.contact.judge import judge_channel
from heqi.core.language.screen.contact.numbers import NumberSearch
from heqi.core.language.screen.contact.search import Candidate, ChannelSearch
from heqi.core.language.screen.hit import Hit
from heqi.core.language.screen.phrase import PhraseRule
from heqi.core.words import Platform

_LINK_LIKE = re.compile("[a-z0-9][a-z]")
_NUMBER_RULES = {
    "phone": "contact.phone",
    "service_line": "contact.service_line",
    "bank_card": "contact.bank_card",
    "citizen": "personal_data.citizen_number",
}
_LINK_RULES = {
    "mail": "contact.email",
    "foreign": "link.foreign",
    "short": "link.short",
    "known": "link.known",
    "marketplace": "link.marketplace",
}


class ContactSearch:
    """Built once from the files of `assets/language/contact` and the rules that a detector finds."""

    def __init__(self, data: Mapping[str, Any], sounds: Sounds, rules: Sequence[PhraseRule]) -> None:
        """`data`: the parsed files by name: channels, evidence, numbers, links."""
        channels = read_channels(data["channels"])
        self.tight = TightReader(sounds, _signs_of_names(channels))
        self._channels = ChannelSearch(channels, sounds, self.tight)
        self._evidence = read_evidence(data["evidence"])
        self._numbers = NumberSearch(data["numbers"], sounds)
        self._links = LinkReader(data["links"])
        self._rules = {rule.id: rule for rule in rules if rule.found_by}
        digit = f"[0-9oliz{re.escape(''.join(sorted(set(self.tight.read(self._numbers.signs)))))}]"
        self._many_digits = re.compile(rf"{digit}(?:.{{0,3}}?{digit}){{9}}", re.DOTALL)

    @property
    def tight_forms(self) -> tuple[str, ...]:
        """One of these stands in the tight view of whatever names a channel."""
        return self._channels.tight_forms

    def find_details(self, seen: str, tight: str, platform: Platform | None) -> list[Hit]:
        """Numbers and links, in no order. `tight` is the tight view of `seen`."""
        hits: list[Hit] = []
        if self._many_digits.search(tight):
            hits += self._number_hits(seen)
        if _LINK_LIKE.search(tight):
            hits += self._link_hits(seen, platform)
        return hits

    def find_names(self, seen: str, tight: str, platform: Platform | None) -> list[Hit]:
        """Names of channels."""
        candidates = self._channels.find(seen, tight)
        return list(self._channel_hits(seen, candidates, platform)) if candidates else []

    def _channel_hits(self, seen: str, candidates: Sequence[Candidate], platform: Platform | None) -> Iterator[Hit]:
        clauses = Clauses(seen)
        for each in candidates:
            own = each.channel.platform is not None and _is_own(each.channel.platform, platform)
            evidence = self._evidence[each.channel.family]
            around = evidence.look(seen, each.start, each.end, clauses.around(each.start, each.end))
            severity = judge_channel(each, around, own_platform=own, platform_known=platform is not None)
            if severity is not None:
                rule = self._rules[_channel_rule(each.channel, blocks=severity == "block")]
                yield Hit(rule, each.start, each.end, each.channel.name, firm=around.account and severity == "block")

    def _number_hits(self, seen: str) -> Iterator[Hit]:
        for each in self._numbers.find(seen):
            name = _NUMBER_RULES[each.kind] if each.sure else "contact.number_unclear"
            yield Hit(self._rules[name], each.start, each.end, each.digits, firm=each.sure)

    def _link_hits(self, seen: str, platform: Platform | None) -> Iterator[Hit]:
        for each in self._links.find(seen, platform):
            if each.kind != "platform":
                yield Hit(self._rules[_LINK_RULES[each.kind]], each.start, each.end, each.host, firm=True)


def _is_own(channel: str, platform: Platform | None) -> bool:
    """Taobao and Tmall are one house. Of a shop that does not say where it sells, any of ours may be the one."""
    return platform is None or channel == platform or {channel, platform} == {Platform.TAOBAO, Platform.TMALL}


def _channel_rule(channel: Channel, *, blocks: bool) -> str:
    if channel.family == "market":
        return "marketplace.invite" if blocks else "marketplace.mention"
    if not blocks:
        return "contact.mention"
    return "contact.payment" if channel.family == "pay" else "contact.channel"


def _signs_of_names(channels: Sequence[Channel]) -> str:
    names = "".join(name for channel in channels for name in (*channel.names, *channel.loose))
    return "".join(sorted({sign for sign in names if not sign.isalnum() and not sign.isspace()}))
