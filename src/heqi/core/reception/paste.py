"""A chat that somebody copied out of 千牛, 商家工作台 or elsewhere, split into turns (W1).

Programs put a line with name and time before each message, in either order, or write 'name: text' on one line. What
stands before the first such line, or has none at all, is one message of the buyer.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Literal

from heqi.core.reception.incoming import MOST_TEXT
from heqi.core.time import SHANGHAI, shanghai_date

Who = Literal["buyer", "agent"]
MOST_TURNS = 500
MOST_PASTED = 200_000
"""Code points of one paste."""
_DAY = r"(?:(?P<year>20\d\d)[-/.年])?(?P<month>[01]?\d)[-/.月](?P<day>[0-3]?\d)日?"
_CLOCK = r"(?P<hour>[0-2]?\d)[:：](?P<minute>[0-5]\d)(?:[:：](?P<second>[0-5]\d))?"
_MOMENT = rf"[(（\[【]?(?:{_DAY}[ \t,，]*)?{_CLOCK}[)）\]】]?"
_NAME = r"(?P<name>[^\s:：()（）\[\]【】][^\n]{0,38}?)"
_NAME_FIRST = re.compile(rf"^{_NAME}[:：]?[ \t]+{_MOMENT}[:：]?$")
_TIME_FIRST = re.compile(rf"^{_MOMENT}[ \t]+{_NAME}[:：]?$")
_TIME_INLINE = re.compile(rf"^{_MOMENT}[ \t]+(?P<name>[^\s:：][^:：\n]{{0,38}}?)[:：][ \t]*(?P<text>\S.*)$")
_INLINE = re.compile(r"^(?P<name>[^\s:：，。！？、,.!?][^:：，。！？,!?\n]{0,23}?)[:：][ \t]*(?P<text>\S.*)$")
_OURS = ("客服", "商家", "卖家", "店铺", "掌柜", "店小蜜", "旗舰店", "专营店", "专卖店")
_THEIRS = frozenset({"买家", "顾客", "客户", "用户", "消费者", "我的买家"})


@dataclass(frozen=True, slots=True)
class Pasted:
    """One turn. `name`: as it was written, '' where none was; `at` None: the paste tells no time of it."""

    who: Who
    name: str
    at: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class _Head:
    name: str
    at: datetime | None
    text: str = ""


def split_paste(text: str, *, ours: Collection[str], now: datetime) -> list[Pasted]:
    """The turns of a copied chat in the order in which they stand; what is beyond MOST_TURNS is left out.

    `ours`: names of shop and sub-accounts. A clock without a day is of today in China, of yesterday where that is
    still to come.
    """
    lines = [line.strip() for line in text[:MOST_PASTED].replace("\r", "\n").replace("\u00a0", " ").split("\n")]
    inline = _speakers(lines)
    turns: list[Pasted] = []
    head, said = _Head("", None), list[str]()
    for line in lines:
        found = _head_of(line, now, inline, ours)
        if found is None:
            said.append(line)
            continue
        _close(turns, head, said, ours)
        head, said = found, [found.text] if found.text else []
    _close(turns, head, said, ours)
    return turns[:MOST_TURNS]


def key_of(turn: Pasted, before: Sequence[Pasted]) -> str:
    """What a turn is known by, so that a chat that is pasted again, longer by now, repeats nothing.

    Without times, equal words of one side are told apart by how many stood before.
    """
    same = sum((each.who, each.at, each.text) == (turn.who, turn.at, turn.text) for each in before)
    told = turn.at.isoformat() if turn.at else ""
    return sha256(f"{turn.who}\n{told}\n{turn.text}\n{same}".encode()).hexdigest()[:24]


def buyer_in(turns: Sequence[Pasted]) -> str:
    """The name of the buyer, '' where the paste tells none."""
    return next((each.name for each in turns if each.who == "buyer" and each.name), "")


def _close(turns: list[Pasted], head: _Head, said: Sequence[str], ours: Collection[str]) -> None:
    words = "\n".join(said).strip()
    if words:
        turns.append(Pasted(_who(head.name, ours), head.name, head.at, words[:MOST_TEXT]))


def _who(name: str, ours: Collection[str]) -> Who:
    """Sub-accounts are written 店铺:小林; a buyer's name has no colon on either platform."""
    if not name or name in _THEIRS:
        return "buyer"
    is_ours = ":" in name or "：" in name or any(each and each in name for each in ours)
    return "agent" if is_ours or any(each in name for each in _OURS) else "buyer"


def _head_of(line: str, now: datetime, inline: Collection[str], ours: Collection[str]) -> _Head | None:
    for pattern in (_NAME_FIRST, _TIME_INLINE, _TIME_FIRST):
        found = pattern.match(line)
        # 11:03 果然鲜:小林 is a name, 11:03 猫：在吗 somebody who speaks.
        if found and not (pattern is _TIME_INLINE and found["name"].strip() in ours):
            told = found.groupdict()
            return _Head(told["name"].strip().rstrip(":：").strip(), _moment(told, now), told.get("text") or "")
    if (found := _INLINE.match(line)) and found["name"].strip() in inline:
        return _Head(found["name"].strip(), None, found["text"])
    return None


def _speakers(lines: Sequence[str]) -> frozenset[str]:
    """Names that stand before a colon as somebody's who speaks: two names at least, or known words for the sides.

    '发货时间：48小时内' alone is a sentence. Where every line has one of two names, and one of them again, they talk.
    """
    names = [found["name"].strip() for line in lines if (found := _INLINE.match(line))]
    known = {name for name in names if name in _THEIRS or any(word in name for word in _OURS)}
    often = {name for name in names if names.count(name) > 1}
    if known:
        return frozenset(known | often)
    if often and len(set(names)) == 2 and len(names) == sum(bool(line) for line in lines):
        return frozenset(names)
    return frozenset(often) if len(often) > 1 else frozenset()


def _moment(told: dict[str, str | None], now: datetime) -> datetime | None:
    try:
        clock = time(int(told["hour"] or 0), int(told["minute"] or 0), int(told["second"] or 0))
        if not told["month"]:
            day = shanghai_date(now)
            moment = datetime.combine(day, clock, SHANGHAI)
            return moment if moment <= now else moment - timedelta(days=1)
        year = int(told["year"] or shanghai_date(now).year)
        moment = datetime.combine(date(year, int(told["month"]), int(told["day"] or 0)), clock, SHANGHAI)
        if moment > now and not told["year"]:
            moment = moment.replace(year=year - 1)
        return moment
    except ValueError:  # 31.02. or 25:00 is no time
        return None
