"""Parcels as an export row or an answer mentions them: a tracking number, perhaps a courier, and which way it goes."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from heqi.core.facts import Fact


def parcel_facts(
    *, order_no: str, direction: str, tracking_nos: Iterable[str], said: Mapping[str, Any], version: datetime
) -> tuple[Fact, ...]:
    """One fact per tracking number. `direction`: outbound | return; key: order, direction and number."""
    base = {"order_no": order_no, "direction": direction, **{name: value for name, value in said.items() if value}}
    return tuple(
        Fact("parcel", f"{order_no}/{direction}/{number}", version, {**base, "tracking_no": number})
        for number in tracking_nos
    )
