"""Finds names of channels in the tight view of a message."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from heqi.core.language.normalise.sounds import Sounds
from heqi.core.language.normalise.tight import TightReader
from heqi.core.language.screen.contact.channels import Channel, Form, spell
from heqi.core.language.screen.contact.closeness import SMALLEST_LONG_NAME, Closeness, compare_name

_CLAUSE_MARKS = frozenset(" ,，。!?;:、…~()（）\n")
"""Between two signs these may be ordinary punctuation; anything else between them was put there to hide a name."""
_MODEL = re.compile(r"-?\d{1,4}(?!\d)")
"""Behind letters it makes them the name of a model: VX8800, WX-200."""

_ACCOUNT = "号"
"""Behind two signs that sound like a name it leaves no doubt."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """seen[start:end] may be the name of a channel."""

    channel: Channel
    start: int
    end: int
    closeness: Closeness
    named: bool = True
    """Written as the name itself, in letters or with signs between; False: another name of it, maybe a toy: 小企鹅."""


class ChannelSearch:
    """All forms of all channels in one automaton."""

    def __init__(self, channels: Iterable[Channel], sounds: Sounds, reader: TightReader) -> None:
        forms: dict[str, dict[tuple[object, ...], Form]] = {}
        for form in (form for channel in channels for form in spell(channel)):
            parts = [reader.read(part) for part in form.parts]
            alike = (form.channel.id, *map(len, parts)) if form.spelled else (form.channel.id, form.parts)
            forms.setdefault("".join(parts), {}).setdefault(alike, form)
        forms.pop("", None)
        self.tight_forms = tuple(forms)
        self._forms = [tuple(each.values()) for each in forms.values()]
        self._sounds = sounds
        self._reader = reader
        self._automaton = AhoCorasick(
            list(forms), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find(self, seen: str, tight: str) -> list[Candidate]:
        """Candidates in order of the text. `tight` is the tight view of `seen`."""
        found = self._automaton.find_matches_as_indexes(tight, overlapping=True)
        if not found:
            return []
        places = self._reader.with_places(seen).places
        return _closest(self._candidates(seen, places, found))

    def _candidates(
        self, seen: str, places: Sequence[int], found: Iterable[tuple[int, int, int]]
    ) -> Iterator[Candidate]:
        for at, first, last in found:
            signs = [seen[places[each]] for each in range(first, last)]
            start, end = places[first], places[last - 1] + 1
            closest = max(
                (self._candidate(form, signs, seen, start, end) for form in self._forms[at]),
                key=lambda each: each.closeness,
            )
            if closest.closeness is not Closeness.NONE:
                yield closest

    def _candidate(self, form: Form, signs: Sequence[str], seen: str, start: int, end: int) -> Candidate:
        written = "".join(signs)
        closeness = _at_its_edges(form, self._closeness(form, written, seen[start:end]), seen, start, end)
        named = form.spelled or written.isascii() or seen[start:end] != written
        return Candidate(form.channel, start, end, closeness, named)

    def _closeness(self, form: Form, written: str, surface: str) -> Closeness:
        between = set(surface) - set(written)
        if not form.spelled:
            if written != form.parts[0]:
                return self._heard(form, written)
            return Closeness.WEAK if form.loose else Closeness.PLAIN
        if written == form.channel.name.lower():
            return Closeness.STRONG if between else Closeness.PLAIN
        if written in form.channel.sure_letters:
            return Closeness.STRONG
        lengths = [len(self._reader.read(part)) for part in form.parts]
        closeness = compare_name(_split(written, lengths), form.channel.elements, self._sounds)
        if form.channel.ordinary and not any(each.isascii() for each in written):
            return min(closeness, Closeness.WEAK)
        if between - _CLAUSE_MARKS and closeness is Closeness.WEAK and not written.isascii():
            return Closeness.STRONG
        return closeness

    def _heard(self, form: Form, written: str) -> Closeness:
        """A name that is no ordinary word may be written by its sound as well."""
        name = form.parts[0]
        same = not form.loose and len(name) == len(written) and not written.isascii()
        if not same or any(
            _syllable(self._sounds, one) != _syllable(self._sounds, other)
            for one, other in zip(name, written, strict=True)
        ):
            return Closeness.NONE
        if written.endswith(_ACCOUNT) and len(name) >= SMALLEST_LONG_NAME:
            return Closeness.STRONG
        return Closeness.WEAK if len(name) >= SMALLEST_LONG_NAME else Closeness.NEAR


def _syllable(sounds: Sounds, sign: str) -> str:
    """How a sign is said whatever its tone; letters are themselves."""
    sound = sounds.of(sign)
    return sign if sound is None else sound.syllable


def _closest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Of those that overlap the closest one, then the longest."""
    kept: list[Candidate] = []
    for each in sorted(candidates, key=lambda candidate: (candidate.start, -candidate.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif each.closeness > kept[-1].closeness and not _is_part(each, kept[-1]):
            kept[-1] = each
    return kept


def _is_part(one: Candidate, other: Candidate) -> bool:
    """The name stands in a longer one that is hardly an accident: 某宝 in 支某宝."""
    return other.closeness >= Closeness.WEAK and one.end <= other.end and one.end - one.start < other.end - other.start


def _split(written: str, lengths: Sequence[int]) -> list[str]:
    parts, at = [], 0
    for length in lengths:
        parts.append(written[at : at + length])
        at += length
    return parts


def _at_its_edges(form: Form, closeness: Closeness, seen: str, start: int, end: int) -> Closeness:
    """What stands right before and behind may make other words of it: 稍微, 信号, Swix."""
    before, after = seen[start - 1 : start], seen[end : end + 1]
    if before and before in form.channel.not_after and seen[start:end][0] == form.channel.elements[0].sign:
        return Closeness.NONE
    apart = form.spelled and not seen[start:end].isascii() and end - start > len(form.parts)
    if apart and after and after in form.channel.not_before:
        return Closeness.WEAK if closeness is Closeness.STRONG else Closeness.NONE
    if seen.startswith(form.channel.other_words, end):
        return Closeness.NONE
    if not seen[start:end].isascii():
        return closeness
    if _MODEL.match(seen, end) and before not in ("加", "+"):
        return Closeness.NONE
    shorthand = end - start <= len("alipay")
    glued = (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
    return Closeness.NONE if glued and shorthand and seen[start:end] != "weixin" else closeness
