"""Links in a message: found through disguises, told apart by whose they are, and made harmless to show (M10)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import re2

from heqi.core.language.normalise import Normalised
from heqi.core.words import Platform

LinkKind = Literal["platform", "marketplace", "known", "short", "foreign", "mail"]
"""platform: the shop's own. marketplace: of one of them all, while nobody says which is the shop's."""

_DOT = r"\s?(?:\.|。|点|·|•|[\[(](?:\.|dot|点)[\])]|dot)\s?"
_NEAR_DOT = r"(?:\.|。|点|[\[(](?:\.|dot|点)[\])])"
_LABEL = r"[a-z0-9\-_]{1,63}"
_PATH = r"(?:[:/?#][^\s\p{Han},。!、;\"'<>()]*)?"

_NUMBERED_HOST = re.compile(r"//\d")
_NUMBERED = re.compile(r"\d\.[a-z]+$")
"""The first point of a list rather than a host: 1.com."""


@dataclass(frozen=True, slots=True)
class Link:
    """seen[start:end] leads to `host`."""

    start: int
    end: int
    host: str
    kind: LinkKind


class LinkReader:
    """Finds links. Nothing is ever fetched."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """`data`: the file `contact/links.yaml`."""
        self._platforms = {Platform(name): tuple(domains) for name, domains in data["platforms"].items()}
        ours = (domain for domains in self._platforms.values() for domain in domains)
        self._marketplaces = (*ours, *data["marketplaces"])
        self._known = tuple(data["known"])
        self._short = tuple(data["short"])
        sure, loose = "|".join(data["endings"]), "|".join([*data["endings"], *data["loose_endings"]])
        mail = rf"[a-z0-9._\-+]{{1,64}}\s?(?:@|艾特|\(at\)|\[at\])\s?{_LABEL}(?:{_DOT}{_LABEL}){{1,4}}"
        scheme = r"(?:https?|ftp|weixin|alipays?|taobao|pinduoduo):/{1,2}[^\s\p{Han},。!、;\"'<>()]+"
        www = rf"www{_DOT}{_LABEL}(?:{_DOT}{_LABEL})+{_PATH}"
        bare = rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,4}}{_DOT}(?:{sure})(?:{_DOT}cn)?\b{_PATH}"
        pathed = rf"{_LABEL}(?:{_DOT}{_LABEL}){{0,4}}{_NEAR_DOT}(?:{loose})/[^\s\p{{Han}}]+"
        self._link = re2.compile(rf"(?P<mail>{mail})|{scheme}|{www}|{pathed}|{bare}")
        self._host = re2.compile(rf"(?:[a-z]+:/{{1,2}})?(?:[^@/]*@)?({_LABEL}(?:{_DOT}{_LABEL})*)")
        self._dots = re2.compile(_DOT)

    def find(self, seen: str, platform: Platform | None = None) -> list[Link]:
        """Links in order of the text. Without a platform none is foreign that leads to a marketplace."""
        links = [self._read(match, platform) for match in self._link.finditer(seen)]
        return [link for link in links if _is_host(link.host) or _NUMBERED_HOST.search(seen[link.start : link.end])]

    def _read(self, match: Any, platform: Platform | None) -> Link:
        text = match.group()
        if match.group("mail"):
            return Link(match.start(), match.end(), self._dots.sub(".", text), "mail")
        host = self._host.match(text)
        nowhere = host is None or text[host.end() :].startswith(":/")  # http://[ before a text in brackets
        name = "" if nowhere else self._dots.sub(".", host.group(1))
        return Link(match.start(), match.end(), name, self._kind(name, platform))

    def _kind(self, host: str, platform: Platform | None) -> LinkKind:
        if platform is None and _within(host, self._marketplaces):
            return "marketplace"
        if platform is not None and _within(host, self._platforms[platform]):
            return "platform"
        if _within(host, self._short):
            return "short"
        return "known" if _within(host, self._known) else "foreign"


def neutralise_links(normalised: Normalised, links: Sequence[Link]) -> str:
    """What was written, with every foreign link broken so that no program makes it clickable: shown, never opened."""
    parts: list[str] = []
    at = 0
    for link in links:
        if link.kind in ("platform", "mail"):
            continue
        start, end = normalised.span(link.start, link.end)
        parts += [normalised.text[at:start], _break(normalised.text[start:end])]
        at = end
    return "".join([*parts, normalised.text[at:]])


def _break(link: str) -> str:
    return link.replace("://", "[:]//").replace(".", "[.]")


def _is_host(name: str) -> bool:
    return any(map(str.isalpha, name)) and not _NUMBERED.match(name)


def _within(host: str, domains: Iterable[str]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
