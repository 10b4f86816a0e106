"""The story of a case: journal entries and the order's own milestones as one timeline of sentences."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from heqi.cases.story_sentences import SENTENCES, Texts
from heqi.journal.contracts import ActorKind, EntryView
from heqi.trade.contracts import AfterSaleView, OrderView

Item = dict[str, Any]

ACTORS: dict[ActorKind, Texts] = {
    ActorKind.PLATFORM: ("平台", "Platform"),
    ActorKind.POLICY: ("店铺策略", "Shop policy"),
    ActorKind.SYSTEM: ("和气", "Heqi"),
    ActorKind.STAFF: ("员工", "Staff"),
}


WORDS = ("contact", "wish", "tick", "answer", "restated", "offer", "promise", "approval", "said", "note")
"""Under which names an entry points to the rows that hold people's own words."""


def tell_story(
    entries: Iterable[EntryView],
    *,
    names: Mapping[int, str],
    notes: Mapping[tuple[str, int], str],
    verbs: Mapping[str, Texts],
    order: OrderView | None,
    after_sale: AfterSaleView | None,
) -> list[Item]:
    """The timeline, oldest first.

    `notes` holds a person's own words by (kind, row id), `verbs` what a step of a flow is called, by its key: the
    journal itself holds neither.
    """
    told = [_tell(entry, names, notes, verbs) for entry in entries if entry.kind in SENTENCES]
    return sorted([*_milestones(order, after_sale), *told], key=lambda item: (item["at"], item["id"]))


def _tell(
    entry: EntryView,
    names: Mapping[int, str],
    notes: Mapping[tuple[str, int], str],
    verbs: Mapping[str, Texts],
) -> Item:
    verb, verb_en = verbs.get(str(entry.data.get("step")), ("", ""))
    zh, en = SENTENCES[entry.kind]({**entry.data, "verb": verb, "verb_en": verb_en})
    actor_zh, actor_en = ACTORS[entry.actor.kind]
    if entry.actor.kind is ActorKind.STAFF and entry.actor.id is not None:
        actor_zh = actor_en = names.get(entry.actor.id, actor_zh)
    note = next((notes[kind, entry.data[kind]] for kind in WORDS if _noted(kind, entry, notes)), "")
    return {
        "id": f"j{entry.id:012d}",
        "at": entry.at,
        "actor": {"kind": entry.actor.kind, "name": actor_zh, "name_en": actor_en},
        "kind": entry.kind,
        "text": zh,
        "text_en": en,
        "note": note,
        "data": dict(entry.data),
    }


def _noted(kind: str, entry: EntryView, notes: Mapping[tuple[str, int], str]) -> bool:
    return kind in entry.data and (kind, entry.data[kind]) in notes


def _milestones(order: OrderView | None, after_sale: AfterSaleView | None) -> list[Item]:
    """What the platform's own times tell, before and beside what we did."""
    moments: list[tuple[str, datetime | None, str, str]] = []
    if order is not None:
        moments += [
            ("order.created", order.created_at, "下单", "Ordered"),
            ("order.paid", order.paid_at, "付款", "Paid"),
            ("order.grouped", order.grouped_at, "成团", "Group complete"),
            ("order.shipped", order.shipped_at, "发货", "Shipped"),
            ("order.signed", order.signed_at, "签收", "Signed for"),
            ("order.completed", order.completed_at, "交易完成", "Completed"),
        ]
    if after_sale is not None:
        moments.append(("after_sale.applied", after_sale.applied_at, "买家申请售后", "Buyer applied for after-sales"))
    return [
        {
            "id": f"m-{kind}",
            "at": at,
            "actor": {"kind": ActorKind.PLATFORM, "name": "平台", "name_en": "Platform"},
            "kind": kind,
            "text": zh,
            "text_en": en,
            "note": "",
            "data": {},
        }
        for kind, at, zh, en in moments
        if at is not None
    ]
