"""What both services' answers have in common: moments in China's time, steps, texts without anybody's phone."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from heqi.core.masks import mask_contacts
from heqi.core.time import SHANGHAI
from heqi.couriers.base import CourierError, Step, Trouble

LONGEST_TEXT = 500
MOST_STEPS = 300


def read_steps(rows: Any, *, at: str, text: str, action: str) -> tuple[Step, ...]:
    """Steps, oldest first, from a list of objects; `at`, `text`, `action`: the names of the fields.

    A row without a time or words tells nothing and is left out.
    """
    found = (_read_step(row, at, text, action) for row in _objects(rows))
    return tuple(sorted((step for step in found if step is not None), key=lambda step: step.at))


def unable_to_name_carrier() -> CourierError:
    """The service must be told the courier, and none is known."""
    zh, en = "不认识这家快递公司，请在平台核对。", "The courier is not known; check it at the platform."
    return CourierError(Trouble.PARCEL, "carrier", zh, en)


def unable_without_phone() -> CourierError:
    """The courier tells only those who know a phone number of the parcel."""
    zh = "顺丰等快递需要收件人手机后四位才能查询，订单里没有。"
    en = "This courier tells only with the last four digits of the receiver's phone, which the order does not hold."
    return CourierError(Trouble.PARCEL, "phone", zh, en)


def _objects(rows: Any) -> Iterable[dict[str, Any]]:
    listed = rows if isinstance(rows, list) else []
    return [row for row in listed[:MOST_STEPS] if isinstance(row, dict)]


def _read_step(row: dict[str, Any], at: str, text: str, action: str) -> Step | None:
    moment, words = _moment(row.get(at)), str(row.get(text) or "").strip()
    if moment is None or not words:
        return None
    return Step(moment, mask_contacts(words)[:LONGEST_TEXT], str(row.get(action) or "")[:40])


def _moment(said: Any) -> datetime | None:
    """'2026-05-25 09:12:33' in China; with slashes or without seconds too."""
    plain = str(said or "").strip().replace("/", "-")
    try:
        read = datetime.fromisoformat(plain)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=SHANGHAI)
