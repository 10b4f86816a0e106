"""Bringing files in, and looking at everything that came of it. Django is loaded when these are called."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from tests.support.tables import NOW

if TYPE_CHECKING:
    from heqi.inbox.contracts import ImportView
    from heqi.shops.contracts import ShopView


def take_in(shop: "ShopView", content: bytes, name: str, *, now: datetime = NOW, **how: Any) -> "ImportView":
    """Upload and preview a file."""
    from heqi.inbox.actions import preview_import
    from heqi.platforms.registry import open_file

    how = {"uploaded_at": None, "by": None, **how}
    return preview_import(shop_id=shop.id, name=name, content=[content], reader=open_file, now=now, **how)


def run_file(shop: "ShopView", content: bytes, name: str, *, now: datetime = NOW, **how: Any) -> "ImportView":
    """Upload a file, start it and run it to its end."""
    from heqi.inbox.actions import run_import, start_import
    from heqi.platforms.registry import open_file

    view = take_in(shop, content, name, now=now, **how)
    assert view.error is None, view.error
    start_import(shop_id=shop.id, import_id=view.id, by=None, now=now)
    ended = run_import(shop_id=shop.id, import_id=view.id, reader=open_file, now=now)
    assert ended is not None
    return ended


def counts_of(view: "ImportView") -> tuple[int | None, ...]:
    """(rows, new, changed, unchanged, bad)."""
    counts = view.counts
    return (counts.rows, counts.new, counts.changed, counts.unchanged, counts.bad)


def trade_of(shop: "ShopView") -> dict[str, list[dict[str, Any]]]:
    """Every row of trade in the shop, without its id."""
    from heqi.trade.models import AfterSale, Order, OrderLine, Parcel

    found: dict[str, list[dict[str, Any]]] = {}
    for model, key in ((Order, "order_no"), (OrderLine, "key"), (Parcel, "key"), (AfterSale, "after_sale_no")):
        rows = list(model.objects.in_shop(shop.id).order_by(key).values())
        found[model.__name__] = [{name: row[name] for name in row if name != "id"} for row in rows]
    return found


def without_standing(trade: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """What a person sees of it: values, not how fresh they are."""
    return {
        name: [{column: row[column] for column in row if column not in ("version", "stamps")} for row in rows]
        for name, rows in trade.items()
    }


def traces_of(shop: "ShopView") -> tuple[int, int, int]:
    """How many inbox facts, batches and `inbox.batch_applied` entries the shop has."""
    from heqi.inbox.models import Batch, InboxFact
    from heqi.journal.models import JournalEntry

    entries = JournalEntry.objects.in_shop(shop.id).filter(kind="inbox.batch_applied")
    return (InboxFact.objects.in_shop(shop.id).count(), Batch.objects.in_shop(shop.id).count(), entries.count())
