"""What the desk says to buyers, by name: common words, a platform's own beside them, a shop's own over both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from heqi.core.errors import HeqiError
from heqi.core.places import has_loose_brace, places_in
from heqi.core.rulebook.vocabulary import suggest
from heqi.core.words import Platform

LONGEST = 400
"""Code points of one message; a chat window of either platform takes more."""


class WordingError(HeqiError):
    """A text that cannot be said as it stands. `detail` has the script's name and, where one is at fault, the place."""

    def __init__(self, name: str, message: str, message_en: str, place: str = "") -> None:
        detail = {"script": name} | ({"place": place} if place else {})
        super().__init__("script.invalid", f"{name}:{message}", f"{name}: {message_en}", 422, detail)


@dataclass(frozen=True, slots=True)
class Script:
    """One sentence of the desk. `needs`: places that every wording of it keeps; `may`: those that it may also use.

    `on`: a platform's own wording; `group`: what it belongs to on the settings' page.
    """

    name: str
    title: str
    title_en: str
    needs: frozenset[str]
    may: frozenset[str]
    text: str
    on: Mapping[Platform, str] = field(default_factory=dict)
    group: str = ""

    def check(self, text: str) -> str:
        """The text, trimmed. Raises WordingError on a place that it may not use, or one that it lost."""
        plain = text.strip()
        if not 0 < len(plain) <= LONGEST:
            raise WordingError(self.name, f"应为 1 到 {LONGEST} 个字", f"must have 1 to {LONGEST} characters")
        places = set(places_in(plain))
        if has_loose_brace(plain):
            raise WordingError(self.name, "花括号不成对", "a brace belongs to no place")
        for place in sorted(places - self.needs - self.may):
            hint = suggest(place, tuple(sorted(self.needs | self.may)))
            raise WordingError(self.name, f"没有变量 {{{place}}}", f"there is no place {{{place}}}{hint}", place)
        for place in sorted(self.needs - places):
            raise WordingError(self.name, f"缺少变量 {{{place}}}", f"it lost the place {{{place}}}", place)
        return plain


@dataclass(frozen=True, slots=True)
class Wording:
    """All scripts, laid out for each platform. `own`: names of those that the shop has put in its own words."""

    scripts: Mapping[str, Script]
    texts: Mapping[Platform, Mapping[str, str]]
    own: frozenset[str] = frozenset()

    def with_own(self, own: Mapping[str, str]) -> "Wording":
        """The same with a shop's own texts, which are said on every platform. Raises WordingError `script.invalid`."""
        if not own:
            return self
        checked = {name: self._find(name).check(text) for name, text in own.items()}
        texts = {platform: {**said, **checked} for platform, said in self.texts.items()}
        return replace(self, texts=texts, own=self.own | frozenset(checked))

    def _find(self, name: str) -> Script:
        if name not in self.scripts:
            hint = suggest(name, self.scripts)
            raise WordingError(name, "没有这条话术", f"there is no such script{hint}")
        return self.scripts[name]


def read_wording(entries: Sequence[Mapping[str, Any]]) -> Wording:
    """The scripts of `assets/scripts.yaml`. Raises WordingError, or ValueError on a name that stands twice."""
    scripts = [_read_script(entry) for entry in entries]
    names = [script.name for script in scripts]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"scripts that stand twice: {', '.join(twice)}")
    return Wording({script.name: script for script in scripts}, {each: _said_on(each, scripts) for each in Platform})


def _said_on(platform: Platform, scripts: Iterable[Script]) -> dict[str, str]:
    return {script.name: script.on.get(platform, script.text) for script in scripts}


def _read_script(entry: Mapping[str, Any]) -> Script:
    bare = Script(
        name=entry["name"],
        title=entry["title"],
        title_en=entry["title_en"],
        needs=frozenset(entry.get("needs", ())),
        may=frozenset(entry.get("may", ())),
        text=entry["text"],
        group=entry.get("group", ""),
    )
    on = {platform: bare.check(entry[platform]) for platform in Platform if platform in entry}
    return replace(bare, text=bare.check(bare.text), on=on)
