"""A trade of TOP as facts: the order, its lines and its parcels, under the keys and names of the export files."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from heqi.core.facts import Fact
from heqi.core.masks import mask_address, mask_contacts, mask_name, mask_phone
from heqi.platforms.net.private import scrub
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.rows import Row
from heqi.platforms.parcels import parcel_facts
from heqi.platforms.progress import ORDER_PROGRESS
from heqi.platforms.taobao.stated import as_text, buyer_of, stated
from heqi.platforms.taobao.states import FINISHED, ORDER_TEXTS, order_state

_AMOUNTS = {
    "goods_fen": "total_fee",
    "postage_fen": "post_fee",
    "paid_fen": "payment",
    "received_fen": "received_payment",
}
_REFUND_TEXTS = {
    "NO_REFUND": "没有申请退款",
    "WAIT_SELLER_AGREE": "买家已经申请退款，等待卖家同意",
    "WAIT_BUYER_RETURN_GOODS": "卖家已经同意退款，等待买家退货",
    "WAIT_SELLER_CONFIRM_GOODS": "买家已经退货，等待卖家确认收货",
    "SELLER_REFUSE_BUYER": "卖家拒绝退款",
    "CLOSED": "退款关闭",
    "SUCCESS": "退款成功",
}


def build_order(read: Reading) -> Row:
    """The order, its lines and its parcels. Its version is `modified`. Raises Unreadable without number or that."""
    order_no = read.need(read.id("tid"), "tid")
    version = read.need(read.moment("modified"), "modified")
    lines = read.parts("orders")
    return (
        _order(read, lines, order_no, version),
        *_lines(lines, order_no, version),
        *_parcels(lines, order_no, version),
    )


def _order(read: Reading, lines: list[Reading], order_no: str, version: datetime) -> Fact:
    status = read.text("status") or ""
    state = order_state(status)
    ended = read.moment("end_time")
    said = {
        **{name: read.yuan(field) for name, field in _AMOUNTS.items()},
        "created_at": read.moment("created"),
        "paid_at": read.moment("pay_time"),
        "shipped_at": read.moment("consign_time"),
        "completed_at": ended if status == FINISHED else None,
        "quantity": _sum(lines),
        "state": state.value,
        "state_text": ORDER_TEXTS.get(status, status),
        **_words(read),
        **_people(read),
    }
    return Fact("order", order_no, version, stated(said), scrub(dict(read.data)), ORDER_PROGRESS[state])


def _words(read: Reading) -> dict[str, Any]:
    return {
        "note": read.text("seller_memo"),
        "flag": read.code("seller_flag"),
        "buyer_note": mask_contacts(read.text("buyer_message") or ""),
        "payment_no": read.id("alipay_no"),
        "auto_confirm_at": as_text(read.moment("timeout_action_time")),
        "sends_by": as_text(read.moment("est_con_time")) if _is_time(read.data.get("est_con_time")) else None,
        "freight_insured": read.yes("has_yfx"),
    }


def _is_time(value: Any) -> bool:
    """`est_con_time` may also be words such as 付款后2天内."""
    return isinstance(value, str) and value[:4].isdigit()


def _people(read: Reading) -> dict[str, Any]:
    return {
        **buyer_of(read),
        "receiver": mask_name(read.text("receiver_name") or ""),
        "receiver_phone": mask_phone(read.text("receiver_mobile") or ""),
        "province": read.text("receiver_state"),
        "city": read.text("receiver_city"),
        "district": read.text("receiver_district"),
        "address": mask_address(read.text("receiver_address") or ""),
    }


def _sum(lines: list[Reading]) -> int | None:
    counts = [line.count("num") for line in lines]
    return sum(count for count in counts if count is not None) if counts else None


def _lines(lines: list[Reading], order_no: str, version: datetime) -> Iterator[Fact]:
    for line in lines:
        number = line.id("oid")
        if number is None:
            continue
        status, refund = line.text("status") or "", line.text("refund_status") or ""
        said = {
            "order_no": order_no,
            "goods": line.text("title"),
            "sku": line.text("sku_properties_name"),
            "quantity": line.count("num"),
            "price_fen": line.yuan("price"),
            "paid_fen": line.yuan("payment"),
            "goods_id": line.id("num_iid"),
            "sku_id": line.id("sku_id"),
            "sku_code": line.text("outer_sku_id"),
            "goods_code": line.text("outer_iid"),
            "state_text": ORDER_TEXTS.get(status, status),
            "refund_text": _REFUND_TEXTS.get(refund, refund),
            "after_sale_no": line.id("refund_id"),
            "shipped_at": as_text(line.moment("consign_time")),
        }
        yield Fact("order_line", f"{order_no}/{number}", version, stated(said))


def _parcels(lines: list[Reading], order_no: str, version: datetime) -> Iterator[Fact]:
    """Each number once, though every line of a parcel names it."""
    found: dict[str, Fact] = {}
    for line in lines:
        said = {"carrier": line.text("logistics_company"), "shipped_at": line.moment("consign_time")}
        numbers = line.numbers("invoice_no")
        facts = parcel_facts(order_no=order_no, direction="outbound", tracking_nos=numbers, said=said, version=version)
        found |= {fact.key: fact for fact in facts if fact.key not in found}
    yield from found.values()
