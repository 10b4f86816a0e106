"""What the desk knows of a stored case, as core's automation wants it."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from heqi.assets.loader import load_understanding
from heqi.cases.access import approvals_of, promises_of, subject_of
from heqi.cases.freshness import is_old
from heqi.cases.judge import Judged
from heqi.cases.models import Approval, Case, Promise
from heqi.cases.money.limits import four_eyes_fen
from heqi.cases.progress import is_undecided
from heqi.cases.spending.spent import spent_on, total_of
from heqi.cases.statements import Statements
from heqi.core.cases.automation.desk import Desk
from heqi.core.cases.facts import LegalSign
from heqi.incidents.access import live_orders_in
from heqi.journal.contracts import ActorKind, EntryView
from heqi.journal.queries import entries_of
from heqi.shops.contracts import ShopView
from heqi.workorders.queries import open_orders_of

RECORDING = frozenset({
    "case.answered", "case.answer_withdrawn", "case.evidence_added", "case.evidence_removed", "case.pack_made",
    "case.return_arrived", "case.return_opened", "case.return_taken_back", "data.revealed",
})  # fmt: skip
"""What people put on record without taking the case in hand. Everything else that a person does counts as acting."""
_PACKING = re.compile("打单|面单|配货|拣货|备货|打包|包装中|出库|揽收|待揽|已揽|发货中|部分发货")
_LEGAL = frozenset(sign.value for sign in LegalSign)


def desk_of(case: Case, stated: Statements, judged: Judged, *, shop: ShopView, now: datetime) -> Desk:
    """Everything but what a policy itself has done today."""
    spent = spent_on(case)
    return Desk(
        settled=case.done or not is_undecided(case),
        old_facts=is_old(judged.facts.as_of, now),
        person_acted=case.owner_id is not None or first_act(entries_of_case(case)) is not None,
        legal_words=names_law(words_of(stated)),
        packed=shows_packing(stated),
        promise_open=promises_of(case).filter(state__in=(Promise.State.OPEN, Promise.State.BROKEN)).exists(),
        approval_open=approvals_of(case).filter(state=Approval.State.OPEN).exists(),
        work_order_open=bool(open_orders_of(case.shop_id, case.pk)),
        incident_open=bool(case.order_no) and live_orders_in(case.shop_id).filter(order_no=case.order_no).exists(),
        buyer_words=words_of(stated),
        spent_fen=total_of(spent),
        money_open=any(not each.sure for each in spent),
        four_eyes_fen=four_eyes_fen(shop),
    )


def with_day(desk: Desk, spent: tuple[int, int]) -> Desk:
    """The desk with what the policy has done today: (cases, fen)."""
    return replace(desk, today_count=spent[0], today_fen=spent[1])


def entries_of_case(case: Case) -> list[EntryView]:
    """The case's own journal."""
    return entries_of(subject=subject_of(case.pk), shop_ids=[case.shop_id])


def first_act(entries: Collection[EntryView]) -> datetime | None:
    """When a person first took the case in hand; None when nobody has."""
    acts = (each.at for each in entries if each.actor.kind is ActorKind.STAFF and each.kind not in RECORDING)
    return min(acts, default=None)


def words_of(stated: Statements) -> str:
    """What the buyer wrote with the request and with the order."""
    said = [stated.after_sale.reason, stated.after_sale.buyer_words] if stated.after_sale else []
    return "，".join(filter(None, (*said, stated.order.buyer_note if stated.order else "")))


def names_law(words: str) -> bool:
    """Whether the words name food safety, injury, fraud, counterfeit or an authority (L1)."""
    return bool(words) and not _LEGAL.isdisjoint(load_understanding().classify(words).turn.also)


def shows_packing(stated: Statements, *, by: datetime | None = None) -> bool:
    """Whether there is a sign that the parcel is being made ready: the platform's word, or a number before it is sent.

    `by`: only what was stated by then.
    """
    order = stated.order
    if order is not None and (by is None or order.as_of <= by) and _PACKING.search(_fold(order.state_text)):
        return True
    out = [each for each in stated.parcels if each.direction == "outbound" and (by is None or each.as_of <= by)]
    return any(each.tracking_no for each in out)


def _fold(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
