"""One case laid out for rules and sentences: every name with its value, plain values for ZEN, words for people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from heqi.core.cases.derived import Derived, derive
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.names import FAMILIES, write_moment
from heqi.core.labels import DEMANDS, OUTCOMES
from heqi.core.money import yuan
from heqi.core.rulebook.book import Names
from heqi.core.rulebook.vocabulary import FactType, list_names
from heqi.core.words import Demand, Outcome, ReasonFamily


def _vocabulary() -> dict[str, FactType]:
    return {**dict(list_names(CaseFacts)), **dict(list_names(Derived, "derived."))}


VOCABULARY = _vocabulary()
_GET: dict[str, Callable[[Any], Any]] = {name: attrgetter(name) for name in VOCABULARY}


@dataclass(frozen=True, slots=True)
class Reading:
    """A case as seen at one moment. `facts` and `derived` are looked up by the names of VOCABULARY."""

    platform: str
    demand: Demand
    facts: CaseFacts
    derived: Derived
    at: datetime
    root: Any

    def value(self, name: str) -> Any:
        """The value behind a name; None when not known. Raises KeyError on a name that does not exist."""
        return _GET[name](self.root)


class _Root:
    """The facts with `derived` beside them, so that one getter reads both."""

    __slots__ = ("act", "after_sale", "as_of", "buyer", "demand", "derived", "evidence", "goods", "invoice",
                 "offered_fen", "order", "platform", "price_change", "talk")  # fmt: skip

    def __init__(self, facts: CaseFacts, derived: Derived) -> None:
        for name in facts.__slots__:
            setattr(self, name, getattr(facts, name))
        self.derived = derived


def read_case(facts: CaseFacts, at: datetime) -> Reading:
    """Lay a case out as seen at `at` (aware)."""
    derived = derive(facts, at)
    return Reading(facts.platform, facts.demand, facts, derived, at, _Root(facts, derived))


class PlainValues:
    """The values as ZEN takes them: enums and lists as text, a time as true or null."""

    def __init__(self, reading: Reading) -> None:
        self._root = reading.root

    def pick(self, names: Names) -> dict[str, Any]:
        """The plain values of (name, flat name) pairs, by flat name. Raises KeyError on a name that does not exist."""
        root = self._root
        return {flat: _PLAIN[name](root) for name, flat in names}


def _plain_getter(name: str, kind: str) -> Callable[[Any], Any]:
    """What reads one value off the root; numbers and texts are plain already, and most of what is read."""
    get = _GET[name]
    if kind == "enum":
        return lambda root: None if (value := get(root)) is None else value.value
    if kind == "time":
        return lambda root: None if get(root) is None else True
    if kind == "list":
        return lambda root: [each.value for each in get(root)]
    return get


_PLAIN = {name: _plain_getter(name, fact.kind) for name, fact in VOCABULARY.items()}


def write_value(name: str, value: Any, english: bool) -> str:
    """A value as a sentence says it: yuan, a moment in China, the merchant's word."""
    if value is None:
        return "not known" if english else "未知"
    if isinstance(value, datetime):
        return write_moment(value)
    if name.endswith("_fen"):
        return yuan(value)
    names = _NAMES.get(type(value))
    return names[value][english] if names else str(value)


_NAMES: dict[type, Mapping[Any, tuple[str, str]]] = {Outcome: OUTCOMES, Demand: DEMANDS, ReasonFamily: FAMILIES}
