"""The story of a case: journal entries and the order's own milestones as one timeline of sentences."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from heqi.cases.question_words import answer_words
from heqi.core.labels import AFTER_SALE_STATES, CHANNELS, DEMANDS, EVIDENCE_OF, OUTCOMES, PERSONAL, STAGES
from heqi.core.money import yuan
from heqi.core.words import AfterSaleState, Demand, FirstChannel, Outcome, Stage
from heqi.journal.contracts import ActorKind, EntryView
from heqi.trade.contracts import AfterSaleView, OrderView

Texts = tuple[str, str]
Data = Mapping[str, Any]
Item = dict[str, Any]

ACTORS: dict[ActorKind, Texts] = {
    ActorKind.PLATFORM: ("平台", "Platform"),
    ActorKind.POLICY: ("店铺策略", "Shop policy"),
    ActorKind.SYSTEM: ("和气", "Heqi"),
    ActorKind.STAFF: ("员工", "Staff"),
}


def _opened(data: Data) -> Texts:
    zh, en = AFTER_SALE_STATES[AfterSaleState(data["state"])]
    return f"建立售后：{zh}", f"Case opened: {en}"


def _moved(data: Data) -> Texts:
    before, after = AFTER_SALE_STATES[AfterSaleState(data["from"])], AFTER_SALE_STATES[AfterSaleState(data["to"])]
    return f"平台状态：{before[0]} → {after[0]}", f"Platform state: {before[1]} → {after[1]}"


def _decided(data: Data) -> Texts:
    if not data.get("recommended"):
        return "重新判断：需要人来定", "Decided again: a person must choose"
    zh, en = OUTCOMES[Outcome(data["recommended"])]
    return f"重新判断：建议{zh}", f"Decided again: {en} recommended"


def _chosen(data: Data) -> Texts:
    zh, en = OUTCOMES[Outcome(data["outcome"])]
    amount = f" {yuan(data['amount_fen'])}" if data.get("amount_fen") is not None else ""
    over = ("（主管放行）", " (supervisor's override)") if data.get("override") else ("", "")
    return f"选定{zh}{amount}{over[0]}", f"Chose {en}{amount}{over[1]}"


def _withdrawn(data: Data) -> Texts:
    zh, en = OUTCOMES[Outcome(data["outcome"])]
    return f"撤回{zh}", f"Withdrew {en}"


def _ticked(data: Data) -> Texts:
    return f"手工完成：{data['verb']}", f"Done by hand: {data['verb_en']}"


def _confirmed(data: Data) -> Texts:
    return f"平台已确认：{data['verb']}", f"Confirmed by the platform: {data['verb_en']}"


def _contacted(data: Data) -> Texts:
    zh, en = CHANNELS[FirstChannel(data["channel"])]
    return f"联系买家（{zh}）", f"Contacted the buyer ({en})"


def _wished(data: Data) -> Texts:
    zh, en = DEMANDS[Demand(data["to"])]
    return f"记录买家诉求：{zh}", f"Recorded the buyer's wish: {en}"


def _answered(data: Data) -> Texts:
    question, answer = answer_words(data["fact"], data["value"])
    return f"查明：{question[0]}{answer[0]}", f"Found out: {question[1]} {answer[1]}"


def _reopened(data: Data) -> Texts:
    question, _ = answer_words(data["fact"], None)
    return f"撤回答案：{question[0]}", f"Took an answer back: {question[1]}"


def _shown(data: Data) -> Texts:
    zh, en = EVIDENCE_OF[data["whose"]]
    return f"留存{zh}凭证 {data['count']} 个", f"Kept {data['count']} of {en} evidence"


def _packed(data: Data) -> Texts:
    return f"导出举证材料（凭证 {data['count']} 个）", f"Evidence pack with {data['count']} files"


def _staged(data: Data) -> Texts:
    before, after = STAGES[Stage(data["from"])], STAGES[Stage(data["to"])]
    return f"{before[0]} → {after[0]}", f"{before[1]} → {after[1]}"


def _revealed(data: Data) -> Texts:
    zh, en = PERSONAL[data["field"]]
    return f"查看了{zh}", f"Looked at {en}"


SENTENCES: dict[str, Callable[[Data], Texts]] = {
    "case.opened": _opened,
    "case.platform_moved": _moved,
    "case.decided": _decided,
    "case.outcome_chosen": _chosen,
    "case.outcome_withdrawn": _withdrawn,
    "case.step_ticked": _ticked,
    "case.step_confirmed": _confirmed,
    "case.contacted": _contacted,
    "case.wish_recorded": _wished,
    "case.answered": _answered,
    "case.answer_withdrawn": _reopened,
    "case.evidence_added": _shown,
    "case.pack_made": _packed,
    "case.evidence_removed": lambda _: ("移除一个凭证", "Removed a piece of evidence"),
    "case.stage_moved": _staged,
    "case.taken": lambda _: ("接手", "Took the case"),
    "case.released": lambda _: ("放回待分配", "Put the case back"),
    "case.assigned": lambda _: ("改派", "Assigned the case"),
    "case.facts_changed": lambda _: ("平台数据有更新", "The platform's data changed"),
    "data.revealed": _revealed,
    "clock.warned": lambda _: ("时限提醒", "A deadline comes near"),
    "clock.due": lambda _: ("时限已到", "A deadline has passed"),
}
"""Journal kinds that a reader of a case wants to see; the outbox's own entries stand behind the ticks."""

WORDS = ("contact", "wish", "tick", "answer", "note")
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
