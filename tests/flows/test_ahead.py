"""Windows asked for side by side come out in their order, and what breaks breaks at its own place."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from heqi.core.connecting import ErrorKind, Page, PlatformError
from heqi.workers.ahead import asked_ahead

START = datetime(2026, 5, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
WINDOWS = [(START + HOUR * n, START + HOUR * (n + 1), {"until": START + HOUR * (n + 1)}) for n in range(40)]


def page(number: int) -> Page:
    return Page([], done=number, total=None)


def read(pull, at_once):
    """What comes out: the hour of each mark with the `done` of its pages."""
    out = []
    with asked_ahead(pull, iter(WINDOWS), at_once=at_once) as asked:
        for mark, pages in asked:
            out.append((mark["until"], [each.done for each in pages]))
    return out


@pytest.mark.parametrize("at_once", [1, 8])
def test_windows_come_out_in_their_order_whole(at_once):
    def pull(since, _until):
        hour = int((since - START) / HOUR)
        for number in range(hour % 5):
            yield page(hour * 10 + number)

    expected = [(until, [n * 10 + k for k in range(n % 5)]) for n, (_, until, _) in enumerate(WINDOWS)]
    assert read(pull, at_once) == expected


def test_several_are_asked_at_once_and_no_more_than_allowed():
    lock, running, most = threading.Lock(), [0], [0]
    met = threading.Barrier(4, timeout=20)

    def pull(since, _until):
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        if since < WINDOWS[4][0]:
            met.wait()  # passes only when four are being asked for side by side
        with lock:
            running[0] -= 1
        yield page(1)

    assert len(read(pull, 4)) == 40
    assert most[0] == 4


@pytest.mark.parametrize("at_once", [1, 8])
def test_what_breaks_is_raised_at_its_place_after_everything_before_it(at_once):
    def pull(since, _until):
        yield page(1)
        if since == WINDOWS[7][0]:
            raise PlatformError(ErrorKind.TEMPORARY, "502", "平台没有应答。", "No answer.")

    out = []
    with (
        pytest.raises(PlatformError),
        asked_ahead(pull, iter(WINDOWS), at_once=at_once) as asked,
    ):
        for mark, pages in asked:
            for _ in pages:
                out.append(mark["until"])
    assert out == [until for _, until, _ in WINDOWS[:8]]


def test_who_stops_reading_lets_the_askers_go():
    alive = threading.active_count()

    def pull(_since, _until):
        for number in range(1000):
            yield page(number)

    with asked_ahead(pull, iter(WINDOWS), at_once=8) as asked:
        _, pages = next(asked)
        next(iter(pages))
    for thread in [each for each in threading.enumerate() if each.name == "heqi-ahead"]:
        thread.join(20)
    assert threading.active_count() <= alive
