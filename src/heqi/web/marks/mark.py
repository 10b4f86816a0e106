"""One mark, and the newest marks that this process has heard."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import astuple, dataclass
from threading import Lock
from typing import Literal

import orjson

Side = Literal["buyer", "shop"]
LASTS = 5.0
"""Seconds for which a screen shows a mark that is not renewed."""
MOST = 5_000
_SHAPE: tuple[type, ...] = (int, int, str, str, int)


@dataclass(frozen=True, slots=True)
class Mark:
    """That `side` was writing in a talk at `at`, in milliseconds since 1970. `conversation`: the talk's key."""

    shop_id: int
    talk_id: int
    conversation: str
    side: Side
    at: int


def fresh_since() -> int:
    """The moment, in milliseconds since 1970, before which a mark says nothing of now."""
    return int((time.time() - LASTS) * 1000)


Hear = Callable[[Mark], None]


def pack_mark(mark: Mark) -> bytes:
    """A mark as it travels between processes."""
    return orjson.dumps(astuple(mark))


def unpack_mark(content: bytes) -> Mark | None:
    """The mark, or None for what no process of ours has sent."""
    try:
        said = orjson.loads(content)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(said, list) or tuple(map(type, said)) != _SHAPE or said[3] not in ("buyer", "shop"):
        return None
    return Mark(*said)


class Recent:
    """The newest mark of each side of each talk; those heard longest ago are forgotten first."""

    def __init__(self) -> None:
        self._marks: OrderedDict[tuple[int, str, Side], Mark] = OrderedDict()
        self._lock = Lock()

    def put(self, mark: Mark) -> None:
        """Remember a mark."""
        key = (mark.shop_id, mark.conversation, mark.side)
        with self._lock:
            self._marks.pop(key, None)
            self._marks[key] = mark
            if len(self._marks) > MOST:
                self._marks.popitem(last=False)

    def by_shop(self, shop_id: int, prefix: str, *, after: int) -> list[Mark]:
        """Marks of the shop's people behind `after`, in talks whose key begins so; the newest last."""
        with self._lock:
            marks = list(self._marks.values())
        return [
            each
            for each in marks
            if each.side == "shop" and each.shop_id == shop_id and each.at > after
            if each.conversation.startswith(prefix)
        ]


RECENT = Recent()
