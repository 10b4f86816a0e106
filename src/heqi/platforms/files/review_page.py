"""天猫 评价管理, copied from the page as text: blocks of lines, each read by the words that stand around it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from heqi.platforms.files.cells import clean_text
from heqi.platforms.files.grid import Grid, Line

HEADER = ("评价等级", "评价内容", "评价时间", "追评", "追评时间", "商品", "订单号", "买家", "回复期限", "投诉结果")
_TONE = re.compile(r"(正面|中性|负面)评价|好评|中评|差评")
_FIRST = re.compile(r"初次评价[:：]\s*(.*)")
_MORE = re.compile(r"(?:追评|追加评价)[:：]\s*(.*)")
_ORDER = re.compile(r"订单号[:：]\s*(\d+)")
_LEFT = re.compile(r"还有\d+天可回复|已超过回复期限|超过可回复期限")
_BUTTONS = frozenset({"评价回复", "追评回复", "投诉评价", "投诉追评记录", "投诉追评", "投诉评价记录", "查看详情"})
_COMPLAINT = re.compile(r"投诉(?:成立|不成立|中|处理中|已撤销)")


def looks_like_review_page(head: str) -> bool:
    """Whether the text has a line of a tone and one of a first review's time."""
    lines = [line.strip() for line in head.splitlines()]
    return any(map(_TONE.fullmatch, lines)) and any(map(_FIRST.match, lines))


def open_review_page(path: Path, encoding: str) -> Iterator[Grid]:
    """The reviews of the page as a table with our own headers."""
    yield Grid(name="", encoding=encoding, lines=lambda: _lines(path, encoding))


def _lines(path: Path, encoding: str) -> Iterator[Line]:
    yield Line(0, HEADER)
    told = [clean_text(line) for line in path.read_text(encoding=encoding, errors="replace").splitlines()]
    starts = [at for at, line in enumerate(told) if _TONE.fullmatch(line)]
    for start, end in pairwise([*starts, len(told)]):
        yield Line(start + 1, _read_block(told[start], [line for line in told[start + 1 : end] if line]))


def _read_block(tone: str, lines: list[str]) -> tuple[str, ...]:
    """Body, its time; perhaps a follow-up and its time; the goods; the order; the buyer; what can still be done."""
    body, at, rest = _until(lines, _FIRST)
    before_order, order_no, after = _until(rest, _ORDER)
    follow_up, follow_up_at, goods = _until(before_order, _MORE)
    if not follow_up_at:
        follow_up, goods = [], before_order
    left = next((line for line in after if _LEFT.search(line)), "")
    complaint = next((line for line in after if _COMPLAINT.fullmatch(line)), "")
    names = [line for line in after if line not in _BUTTONS and line not in (left, complaint)]
    return (
        tone,
        "\n".join(body),
        at,
        "\n".join(follow_up),
        follow_up_at,
        " ".join(goods),
        order_no,
        names[0] if names else "",
        left,
        complaint,
    )


def _until(lines: list[str], mark: re.Pattern[str]) -> tuple[list[str], str, list[str]]:
    """The lines before the one that `mark` fits, what it captures there, and the lines behind."""
    for at, line in enumerate(lines):
        found = mark.match(line)
        if found:
            return lines[:at], found.group(1), lines[at + 1 :]
    return lines, "", []
