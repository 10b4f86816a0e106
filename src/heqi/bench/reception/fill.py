"""Put many made-up talks and messages into the empty database."""

import random
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from time import perf_counter
from typing import Any

from heqi.bench.place import now

OPEN = 500
"""Talks that are open; the rest is history, as in a shop that has been at it for months."""
LATEST = timedelta(days=180)
HEADS = ("芒果", "榴莲", "车厘子", "菠萝蜜", "百香果", "山竹", "红提", "蓝莓", "火龙果", "猕猴桃")
MIDDLES = (
    "收到了",
    "还没发货",
    "烂了三个",
    "什么时候到",
    "可以换吗",
    "熟了没有",
    "重量不够",
    "怎么保存",
    "很甜",
    "想退货",
)
TAILS = ("谢谢", "麻烦快点", "在吗", "亲", "帮我看看", "订单尾号", "不着急", "已经三天了", "好的", "拜托")
RARE = "榧子"
"""A word that about one message in fifty thousand has."""
RARITY = 50_000


def fill_talks(*, talks: int, messages: int, shop_id: int, seed: int) -> float:
    """Seconds for so many talks with so many messages in all, indexes and statistics included."""
    from django.db import connection

    from heqi.reception.models import Message, Talk

    began, end = perf_counter(), now()
    _store(Talk, _talks(talks, shop_id, end))
    _store(Message, _messages(messages, talks, shop_id, end, random.Random(seed)))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return perf_counter() - began


def _store(model: Any, rows: Iterable[dict[str, Any]]) -> None:
    made = (model(**row) for row in rows)
    while batch := list(islice(made, 2_000)):
        model.objects.bulk_create(batch)


def _moment(place: int, count: int, end: datetime) -> datetime:
    """The first stands at the end, the others spread over half a year before it."""
    return end - LATEST * place / count


def _talks(count: int, shop_id: int, end: datetime) -> Iterator[dict[str, Any]]:
    for place in range(count):
        at, is_open = _moment(place, count, end), place < OPEN
        waits = is_open and place % 3 == 0
        yield {
            "shop_id": shop_id,
            "key": f"talk-{place}",
            "source": "channel",
            "buyer": f"果友{place}",
            "open": is_open,
            "started_at": at - timedelta(minutes=5),
            "last_at": at,
            "last_sender": "buyer",
            "last_line": f"{HEADS[place % 10]}{MIDDLES[place % 7]}",
            "unread": place % 4,
            "waiting_since": at if waits else None,
            "due_at": at + timedelta(minutes=3) if waits else None,
            "abnormal": is_open and place % 20 == 0,
            "starred": place % 500 == 0,
        }


def _messages(count: int, talks: int, shop_id: int, end: datetime, dice: random.Random) -> Iterator[dict[str, Any]]:
    per_talk = max(count // talks, 1)
    for place in range(count):
        at = _moment(place, count, end)
        yield {
            "shop_id": shop_id,
            "key": f"message-{place}",
            "conversation": f"talk-{min(place // per_talk, talks - 1)}",
            "sender": "buyer" if place % 2 else "agent",
            "at": at,
            "version": at,
            "stamps": {"": [at.isoformat(timespec="microseconds"), 0, ""]},
            "text": _text(place, dice),
        }


def _text(place: int, dice: random.Random) -> str:
    rare = RARE if place % RARITY == RARITY // 2 else ""
    return f"{dice.choice(HEADS)}{dice.choice(MIDDLES)}，{dice.choice(TAILS)}{rare}{dice.randrange(10_000):04d}"
