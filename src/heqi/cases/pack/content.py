"""What goes into an evidence pack, as one value. Personal data are masked: the platform knows its own order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from heqi.accounts.access import staff_names
from heqi.cases.access import answers_of, contacts_of, evidence_of
from heqi.cases.judge import judge
from heqi.cases.models import Case, Evidence
from heqi.cases.question_words import answer_words
from heqi.cases.rows import number_of
from heqi.cases.rules_page import rules_page
from heqi.cases.spending.paid_before import paid_before_case
from heqi.cases.statements import Statements, statements_of
from heqi.core.cases.reading import read_case
from heqi.core.cases.risk_signs import risk_signs
from heqi.core.labels import AFTER_SALE_STATES, CHANNELS, DEMANDS, EVIDENCE_OF
from heqi.core.masks import mask_contacts, mask_nick
from heqi.core.money import yuan
from heqi.core.time import SHANGHAI
from heqi.core.words import Confidence, Demand, FirstChannel
from heqi.shops.access import get_shop


class Purpose(StrEnum):
    """What the pack is for."""

    INTERVENTION = "intervention"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the talk: when (None: not told), who (买家, 客服 …), the words."""

    at: datetime | None
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One file, numbered as in the list: 凭证 1, 凭证 2 …"""

    number: int
    whose: str
    name: str
    kind: str
    media_type: str
    sha256: str
    shown: str
    at: str
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything, ready to be laid out. `facts` and `course` are pairs (what, words); times are in China."""

    title: str
    number: str
    made_at: str
    facts: tuple[tuple[str, str], ...]
    course: tuple[tuple[str, str], ...]
    found: tuple[tuple[str, str], ...]
    signs: tuple[str, ...]
    talk: tuple[tuple[str, str, str], ...]
    rules: tuple[tuple[str, str, str], ...]
    pieces: tuple[Piece, ...]


_TITLES = {Purpose.INTERVENTION: "平台介入举证材料", Purpose.COMPLAINT: "异常售后投诉材料"}


def pack_of(
    case: Case, *, purpose: Purpose, talk: Iterable[Said], only: frozenset[int] | None = None, now: datetime
) -> Pack:
    """The pack of a case as it stands. `only`: ids of the evidence to put in; None takes all of it."""
    shop = get_shop(case.shop_id)
    stated = statements_of(case.shop_id, order_no=case.order_no, after_sale_no=case.after_sale_no)
    judged = judge(case, stated, shop=shop, refunded_fen=paid_before_case(case), now=now)
    evidence = [each for each in evidence_of(case) if only is None or each.id in only]
    names = staff_names({each.by for each in evidence})
    signs = risk_signs(read_case(judged.facts, now)) if purpose is Purpose.COMPLAINT else ()
    return Pack(
        title=_TITLES[purpose],
        number=number_of(case.id),
        made_at=_when(now),
        facts=tuple(_facts(case, stated, shop.name)),
        course=tuple(_course(case, stated)),
        found=tuple(_found(case)),
        signs=tuple(sign.text for sign in signs),
        talk=tuple((_when(each.at), each.who, mask_contacts(each.text)) for each in talk),
        rules=tuple(_rule(rule) for rule in rules_page(judged, now) if _is_public(rule)),
        pieces=tuple(_piece(number, each, names) for number, each in enumerate(evidence, 1)),
    )


def _facts(case: Case, stated: Statements, shop_name: str) -> Iterable[tuple[str, str]]:
    yield "店铺", shop_name
    yield "订单号", case.order_no
    if case.after_sale_no:
        yield "售后单号", case.after_sale_no
    yield "买家", mask_nick(case.buyer) or "未提供"
    yield "商品", " ".join(part for part in (case.goods, case.sku) if part) or "未提供"
    yield "诉求", DEMANDS[Demand(case.demand)][0]
    if case.reason:
        yield "原因", case.reason
    request = stated.after_sale
    if request is not None:
        yield "平台状态", AFTER_SALE_STATES[request.state][0]
        if request.requested_fen is not None:
            yield "申请金额", yuan(request.requested_fen)
    if stated.order is not None and stated.order.paid_fen is not None:
        yield "买家实付", yuan(stated.order.paid_fen)
    for parcel in stated.parcels:
        way = "退回" if parcel.direction == "return" else "发出"
        yield f"{way}包裹", " ".join(part for part in (parcel.carrier, parcel.tracking_no, parcel.track_text) if part)


def _course(case: Case, stated: Statements) -> list[tuple[str, str]]:
    """What happened, in order: the order's own moments and our contacts with the buyer."""
    moments: list[tuple[datetime | None, str]] = [
        (contact.at, f"商家联系买家（{CHANNELS[FirstChannel(contact.channel)][0]}）{mask_contacts(contact.note)}")
        for contact in contacts_of(case)
    ]
    if stated.order is not None:
        order = stated.order
        moments += [
            (order.created_at, "下单"),
            (order.paid_at, "付款"),
            (order.grouped_at, "成团"),
            (order.shipped_at, "发货"),
            (order.signed_at, "签收"),
            (order.completed_at, "交易完成"),
        ]
    if stated.after_sale is not None:
        moments.append((stated.after_sale.applied_at, "买家申请售后"))
    told = sorted(((at, text) for at, text in moments if at is not None), key=lambda each: each[0])
    return [(_when(at), text) for at, text in told]


def _found(case: Case) -> Iterable[tuple[str, str]]:
    for answer in answers_of(case):
        question, words = answer_words(answer.fact, answer.value)
        yield question[0], f"{words[0]}　{mask_contacts(answer.note)}".strip()


def _is_public(rule: dict[str, Any]) -> bool:
    """Law and platform rules that the source bears out. Our own house rules and hearsay are nobody else's business."""
    return rule["confidence"] in (Confidence.OFFICIAL, Confidence.DOCUMENTED) and not rule["id"].startswith("heqi.")


def _rule(rule: dict[str, Any]) -> tuple[str, str, str]:
    source = rule["source"]
    return rule["title"], rule["text"], f"{source['document']} {source['article']}".strip()


def _piece(number: int, each: Evidence, names: dict[int, str]) -> Piece:
    return Piece(
        number=number,
        whose=EVIDENCE_OF[each.whose][0],
        name=each.name,
        kind=each.kind,
        media_type=each.media_type,
        sha256=each.sha256,
        shown=each.shown,
        at=_when(each.at),
        by=names.get(each.by, ""),
        note=mask_contacts(each.note),
    )


def _when(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
