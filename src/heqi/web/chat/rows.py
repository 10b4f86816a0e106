"""What the page shows."""

from typing import Any

from heqi.channels.access import lines_of
from heqi.channels.models import Channel, Line, Visit
from heqi.shops.access import get_shop

MOST = 200
"""Lines of one answer; the page asks on."""


def about_page(channel: Channel, visit: Visit | None) -> dict[str, Any]:
    """The shop and the visitor, as far as there is one."""
    return {
        "shop": get_shop(channel.shop_id).name,
        "greeting": channel.greeting,
        "needs_identity": channel.needs_identity,
        "visit": None if visit is None else about_visit(visit),
    }


def about_visit(visit: Visit) -> dict[str, Any]:
    """The visitor to themselves."""
    return {
        "name": visit.name,
        "order_no": visit.order_no,
        "read": visit.read_seq,
        "rated": visit.rated_at is not None,
    }


def lines_after(visit: Visit, after: int) -> dict[str, Any]:
    """The next lines; `more`: there are others behind them."""
    rows = list(lines_of(visit).filter(seq__gt=after)[: MOST + 1])
    return {"lines": [show_line(row) for row in rows[:MOST]], "more": len(rows) > MOST}


def show_line(row: Line) -> dict[str, Any]:
    """A line. `picture`: its address, relative to the page."""
    return {
        "seq": row.seq,
        "key": row.key,
        "mine": row.sender == "buyer",
        "order": row.kind == "order",
        "text": row.text,
        "picture": f"shown/{row.seq}" if row.picture else None,
        "at": row.at,
    }
