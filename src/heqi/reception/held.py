"""Messages that wait for a supervisor's release, over all talks of a shop."""

from collections.abc import Collection
from dataclasses import dataclass

from heqi.accounts.access import staff_names
from heqi.reception.access import outgoing_in, talks_in
from heqi.reception.models import Outgoing, Talk

MOST = 100
"""More are not shown at once; the oldest come first, so that all get their turn."""


@dataclass(frozen=True, slots=True)
class HeldMessage:
    """A held message with its talk; `by`: the name of who wrote it."""

    message: Outgoing
    talk: Talk
    by: str


def list_held(shop_ids: Collection[int]) -> list[HeldMessage]:
    """The held messages of these shops, the longest held first."""
    rows = list(outgoing_in(shop_ids).filter(state=Outgoing.State.HELD).order_by("state_at", "id")[:MOST])
    talks = talks_in(shop_ids).in_bulk({row.talk_id for row in rows})
    names = staff_names({row.staff_id for row in rows})
    return [HeldMessage(row, talks[row.talk_id], names.get(row.staff_id, "")) for row in rows if row.talk_id in talks]
