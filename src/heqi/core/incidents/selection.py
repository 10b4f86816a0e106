"""Which orders an incident is about: numbers that somebody listed, and all that fit a description."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from heqi.core.errors import HeqiError
from heqi.core.time import shanghai_date

_DAYS = ("shipped_from", "shipped_to", "ordered_from", "ordered_to")
_WORDS = ("goods", "carrier", "note")


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for. Days are China's, both ends included; words stand anywhere in what is stated.

    `order_nos` are taken whatever the rest says; the rest, where any of it is filled in, takes what fits all of it.
    `goods`: in the name, the SKU, or one of their numbers; `note`: in the shop's note, where batches are written.
    """

    order_nos: tuple[str, ...] = ()
    goods: str = ""
    shipped_from: date | None = None
    shipped_to: date | None = None
    ordered_from: date | None = None
    ordered_to: date | None = None
    carrier: str = ""
    note: str = ""
    provinces: tuple[str, ...] = ()

    @property
    def describes(self) -> bool:
        """Whether anything but listed numbers is asked for."""
        return bool(self.provinces) or any(getattr(self, name) for name in (*_DAYS, *_WORDS))

    @property
    def is_empty(self) -> bool:
        """Nothing is asked for, so that nothing is found."""
        return not self.order_nos and not self.describes


@dataclass(frozen=True, slots=True)
class Candidate:
    """An order as a selection sees it. `goods`: names, SKUs and numbers of its lines; `carriers`: of what we sent."""

    order_no: str
    goods: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    shipped_at: datetime | None = None
    ordered_at: datetime | None = None
    note: str = ""
    province: str = ""


def fits(selection: Selection, candidate: Candidate) -> bool:
    """Whether the order is one of those. It depends on nothing but the two."""
    return candidate.order_no in selection.order_nos or _is_described(selection, candidate)


def _is_described(selection: Selection, candidate: Candidate) -> bool:
    return selection.describes and all(
        (
            _stands_in(selection.goods, candidate.goods),
            _stands_in(selection.carrier, candidate.carriers),
            _stands_in(selection.note, (candidate.note,)),
            _within(selection.shipped_from, selection.shipped_to, candidate.shipped_at),
            _within(selection.ordered_from, selection.ordered_to, candidate.ordered_at),
            not selection.provinces or candidate.province.startswith(selection.provinces),
        )
    )


def pick(selection: Selection, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those that fit, each order once, by number: the order in which they come changes nothing."""
    listed = frozenset(selection.order_nos)
    found = {each.order_no: each for each in candidates if each.order_no in listed or _is_described(selection, each)}
    return [found[order_no] for order_no in sorted(found)]


def require_sense(selection: Selection) -> Selection:
    """The selection. Raises incident.empty, incident.days for a period that ends before it begins."""
    if selection.is_empty:
        raise HeqiError("incident.empty", "请先说明是哪些订单。", "Say first which orders this is about.", 422)
    for first, last in (("shipped_from", "shipped_to"), ("ordered_from", "ordered_to")):
        begins, ends = getattr(selection, first), getattr(selection, last)
        if begins is not None and ends is not None and begins > ends:
            raise HeqiError(
                "incident.days", "结束日期早于开始日期。", "The period ends before it begins.", 422, {"field": last}
            )
    return selection


def dump_selection(selection: Selection) -> dict[str, Any]:
    """As JSON, without what was left out."""
    days = {name: day.isoformat() for name in _DAYS if (day := getattr(selection, name)) is not None}
    words = {name: value for name in _WORDS if (value := getattr(selection, name))}
    lists = {name: list(value) for name in ("order_nos", "provinces") if (value := getattr(selection, name))}
    return {**lists, **words, **days}


def load_selection(body: Mapping[str, Any]) -> Selection:
    """What `dump_selection` wrote."""
    days = {name: date.fromisoformat(body[name]) for name in _DAYS if name in body}
    words = {name: str(body[name]) for name in _WORDS if name in body}
    bare = Selection(order_nos=tuple(body.get("order_nos", ())), provinces=tuple(body.get("provinces", ())))
    return replace(bare, **words, **days)  # type: ignore[arg-type]


def _stands_in(word: str, texts: Iterable[str]) -> bool:
    wanted = word.strip().casefold()
    return not wanted or any(wanted in text.casefold() for text in texts)


def _within(first: date | None, last: date | None, moment: datetime | None) -> bool:
    if first is None and last is None:
        return True
    if moment is None:
        return False
    day = shanghai_date(moment)
    return (first is None or day >= first) and (last is None or day <= last)
