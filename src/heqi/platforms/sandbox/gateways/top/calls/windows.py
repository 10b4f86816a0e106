"""Windows and pages in TOP's questions."""

from typing import TypeVar

from heqi.platforms.sandbox.gateways.pages import Cut
from heqi.platforms.sandbox.gateways.params import BadParam, Params
from heqi.platforms.sandbox.gateways.times import read_clock_text
from heqi.platforms.sandbox.gateways.top.call import Answer, Wrapped
from heqi.platforms.sandbox.gateways.top.errors import TopError

T = TypeVar("T")
DAY = 24 * 3600
KEPT = 92 * DAY


def read_time(params: Params, name: str, default: int | None = None) -> int:
    """A moment. Raises BadParam."""
    if default is not None and not params.has(name):
        return default
    try:
        return read_clock_text(params.text(name))
    except ValueError as error:
        raise BadParam(name, missing=False) from error


def read_window(params: Params, start_name: str, end_name: str, now: int, longest: int = KEPT) -> tuple[int, int]:
    """(start, end); three months when nothing is said. Raises TopError."""
    start, end = read_time(params, start_name, now - KEPT), read_time(params, end_name, now)
    if end <= start:
        raise TopError(41, f"isv.invalid-parameter:{end_name}", f"{end_name}必须大于{start_name}")
    if end - start > longest and params.has(start_name):
        raise TopError(41, f"isv.invalid-parameter:{end_name}", "查询时间跨度过大")
    return start, end


def page_fields(cut: Cut[T], params: Params, key: str, kind: str, rows: list[Answer]) -> Answer:
    """`rows` with the total, or with whether more follow."""
    count: Answer = {"has_next": cut.has_next} if params.flag("use_has_next") else {"total_results": cut.total}
    return {**count, key: Wrapped(kind, rows)}
