"""Refunds, disputes and exchanges of TOP as one sort of fact: the after-sales request, under its number."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heqi.core.cases.platform_states import read_taobao_demand, read_taobao_received
from heqi.core.facts import Fact
from heqi.core.masks import mask_contacts
from heqi.core.words import AfterSaleState, Demand
from heqi.platforms.net.private import scrub
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.rows import Row
from heqi.platforms.parcels import parcel_facts
from heqi.platforms.progress import AFTER_SALE_PROGRESS
from heqi.platforms.taobao.stated import buyer_of, stated
from heqi.platforms.taobao.states import (
    DEMANDS,
    EXCHANGE_STATES,
    NOT_INTERVENED,
    PHASES,
    SHIPPED,
    after_sale_state,
    refund_state,
)


def build_refund(read: Reading) -> Row:
    """A refund of refunds.receive.get with what refund.get adds. Raises Unreadable without its numbers."""
    status = read.need(read.text("status"), "status")
    timeout = read.part("refund_remind_timeout")
    said = {
        **_demand(read),
        "applied_at": read.moment("created"),
        "expires_at": timeout.moment("timeout") if timeout.yes("exist_timeout") else None,
        "order_paid_fen": read.yuan("total_fee"),
        "requested_fen": read.yuan("refund_fee"),
        "finished_at": read.moment("end_time"),
        "goods_id": read.id("num_iid"),
        "goods_code": read.text("outer_id"),
        **_sku(read.text("sku") or ""),
        "payment_no": read.id("alipay_no"),
        "phase": PHASES.get(read.text("refund_phase") or ""),
        "constraint": read.text("operation_contraint"),
        "refund_version": read.text("refund_version"),
        "intervened": _intervened(read),
        "return_tracking_nos": list(read.numbers("sid")),
    }
    number, order_no = read.id("refund_id"), read.id("tid")
    request = _request(read, number, order_no, refund_state(status, read.code("cs_status")), said, "refund_id")
    back = {"carrier": read.text("company_name"), "shipped_at": read.moment("good_return_time")}
    return (request, *_parcels(request, "return", read.numbers("sid"), back))


def build_exchange(read: Reading) -> Row:
    """An exchange of tmall.exchange.receive.get or tmall.exchange.get. Raises Unreadable without its numbers."""
    status = read.need(read.text("status"), "status")
    said = {
        "type": "换货",
        "demand": Demand.EXCHANGE.value,
        "applied_at": read.moment("created"),
        "expires_at": _deadline(read),
        "sku": read.text("bought_sku"),
        "sku_wanted": read.text("exchange_sku"),
        "payment_no": read.id("alipay_no"),
        "phase": PHASES.get(read.text("refund_phase") or ""),
        "refund_version": read.text("refund_version"),
        "return_tracking_nos": list(read.numbers("buyer_logistic_no")),
    }
    number, order_no = read.id("dispute_id"), read.id("biz_order_id")
    request = _request(read, number, order_no, after_sale_state(status, EXCHANGE_STATES), said, "dispute_id")
    return (request, *_both_ways(read, request))


def build_dispute(read: Reading) -> Row:
    """A dispute of tmall.dispute.receive.get, of whichever kind. Raises Unreadable without its numbers."""
    status = read.need(read.text("status"), "status")
    words = read.text("dispute_request") or ""
    demand = DEMANDS.get(words, (read_taobao_demand(words), words))
    exchange = demand[0] is Demand.EXCHANGE
    returning = read.numbers("buyer_logistic_no")
    said = {
        "type": demand[1],
        "demand": demand[0].value if demand[0] is not Demand.UNKNOWN else None,
        "applied_at": read.moment("created"),
        "expires_at": _deadline(read),
        "requested_fen": read.yuan("refund_fee"),
        "payment_no": read.id("alipay_no"),
        "phase": PHASES.get(read.text("refund_phase") or ""),
        "refund_version": read.text("refund_version"),
        "return_tracking_nos": list(returning),
    }
    number, order_no = read.id("refund_id"), read.id("tid") or read.id("biz_order_id")
    numbered = (status, EXCHANGE_STATES) if exchange else (status,)
    request = _request(read, number, order_no, after_sale_state(*numbered), said, "refund_id")
    return (request, *_both_ways(read, request))


def _request(
    read: Reading,
    number: str | None,
    order_no: str | None,
    state: tuple[AfterSaleState, str],
    said: Mapping[str, Any],
    named: str,
) -> Fact:
    """What all three have: the numbers, the state, the buyer and the buyer's words."""
    key = read.need(number, named)
    version = read.need(read.moment("modified"), "modified")
    common = {
        "order_no": read.need(order_no, "tid"),
        "state": state[0].value,
        "state_text": state[1],
        "reason": read.text("reason"),
        "buyer_words": mask_contacts(read.text("desc") or ""),
        "goods": read.text("title"),
        "quantity": read.count("num"),
        "received": read_taobao_received(read.text("good_status") or ""),
        "order_shipped": SHIPPED.get(read.text("order_status") or ""),
        **buyer_of(read),
    }
    progress = AFTER_SALE_PROGRESS[state[0]]
    return Fact("after_sale", key, version, stated({**common, **said}), scrub(dict(read.data)), progress)


def _demand(read: Reading) -> dict[str, Any]:
    """By `dispute_type`; the older answers only tell whether goods come back."""
    known = DEMANDS.get(read.text("dispute_type") or "")
    back = read.yes("has_good_return")
    if known is None and back is not None:
        known = DEMANDS["REFUND_AND_RETURN" if back else "REFUND"]
    return {"demand": known[0].value, "type": known[1]} if known else {}


def _sku(text: str) -> dict[str, str]:
    """`5501|规格:5 斤`: the SKU's number and its words."""
    number, bar, words = text.partition("|")
    return {"sku_id": number, "sku": words} if bar and number.isdigit() else {"sku": text}


def _intervened(read: Reading) -> bool | None:
    code = read.code("cs_status")
    return None if code is None else code not in NOT_INTERVENED


def _deadline(read: Reading) -> datetime | None:
    """`time_out` is a time, or words that say nothing that holds later."""
    text = read.data.get("time_out")
    return read.moment("time_out") if isinstance(text, str) and text[:2] == "20" else None


def _both_ways(read: Reading, request: Fact) -> tuple[Fact, ...]:
    there = {"carrier": read.text("seller_logistic_name"), "why": "exchange"}
    back = {"carrier": read.text("buyer_logistic_name")}
    return (
        *_parcels(request, "return", read.numbers("buyer_logistic_no"), back),
        *_parcels(request, "outbound", read.numbers("seller_logistic_no"), there),
    )


def _parcels(request: Fact, direction: str, numbers: tuple[str, ...], said: Mapping[str, Any]) -> tuple[Fact, ...]:
    return parcel_facts(
        order_no=request.values["order_no"],
        direction=direction,
        tracking_nos=numbers,
        said=said,
        version=request.version,
    )
