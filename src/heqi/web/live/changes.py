"""Which entries of the journal tell a screen that something beside cases and talks is another by now.

Such an event carries no row, only what it is about: the screen that shows it asks again.
"""

from collections.abc import Mapping
from typing import Any

from heqi.journal.contracts import EntryView

FACTS = "facts"
"""What the platform states of a shop's orders, goods and parcels has changed; it has no id of its own."""
_SUBJECTS = frozenset(
    {
        "buyer",
        "draft",
        "draft_server",
        "invoice",
        "order_act",
        "order_note",
        "phrase",
        "phrase_group",
        "picture",
        "stop",
    }
)
_STAFF = "staff"
_AT_THE_DESK = ("presence.", "desk.")
"""What is told of a member of staff. A role or a shop given ends streams instead, and they start anew."""


def changed_by(entry: EntryView) -> tuple[str, int] | None:
    """What the entry says has changed: a word of the table in docs/live.md and an id, 0 where there is none."""
    if entry.kind == "inbox.batch_applied":
        return (FACTS, 0)
    at_the_desk = entry.kind.startswith(_AT_THE_DESK)
    if entry.subject.type not in _SUBJECTS and not at_the_desk:
        return None
    # A buyer is named by a mark that is nobody's to see; whoever shows a buyer of the shop asks again.
    return (_STAFF if at_the_desk else entry.subject.type, int(entry.subject.id) if entry.subject.id.isdecimal() else 0)


def change_body(of: str, id: int, entry: EntryView) -> Mapping[str, Any]:
    """The event's own fields. `order_no` where the entry tells it: fewer screens have to ask."""
    order_no = entry.data.get("order_no")
    body: dict[str, Any] = {"kind": entry.kind, "shop_id": entry.shop_id, "of": of, "id": id or None}
    return body | {"order_no": order_no if isinstance(order_no, str) and order_no else None}
