"""Invoices: what buyers applied for, and what was issued. POP tells no time of change for an application."""

from datetime import datetime
from typing import Any

from heqi.core.facts import Fact
from heqi.core.masks import mask_whole
from heqi.platforms.net.private import scrub
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.rows import Row

STATES = {0: "refused", 1: "asked", 2: "agreed"}
PROGRESS = {"asked": 10, "refused": 20, "agreed": 20, "issued": 30}
KINDS = {0: "electronic", 1: "paper", 2: "special"}


def build_application(read: Reading, asked_at: datetime) -> Row:
    """An application (pdd.invoice.application.query, fen) as of when it was asked for. Raises Unreadable."""
    order_no = read.need(read.id("order_sn"), "order_sn")
    state = STATES.get(read.code("application_status") or 0, "asked")
    said = {
        "state": state,
        "amount_fen": read.fen("invoice_amount"),
        "kind": KINDS.get(read.code("invoice_kind") or 0),
        "applied_at": read.moment("apply_time"),
        "for_company": read.yes("business_type"),
        "title": mask_whole(read.text("payer_name") or ""),
        "reason": read.text("reason"),
    }
    return (Fact("invoice", order_no, asked_at, _stated(said), scrub(dict(read.data)), PROGRESS[state]),)


def build_issued(read: Reading) -> Row:
    """An electronic invoice (pdd.einvoice.info.query, fen); red ones take a blue one back. Raises Unreadable."""
    order_no = read.need(read.id("order_sn"), "order_sn")
    version = read.need(read.moment("create_time"), "create_time")
    red = read.yes("invoice_type") or False
    said = {
        "state": "taken_back" if red else "issued",
        "amount_fen": read.fen("total_amount"),
        "issued_at": read.moment("invoice_time"),
        "invoice_no": read.id("invoice_no"),
        "title": mask_whole(read.text("buyer_name") or ""),
    }
    return (Fact("invoice", order_no, version, _stated(said), scrub(dict(read.data)), PROGRESS["issued"] + red),)


def _stated(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in (None, "")}
