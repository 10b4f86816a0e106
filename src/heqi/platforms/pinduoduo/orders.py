"""An order of POP as facts: the order, its lines and its parcels, under the keys and names of the export files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heqi.core.facts import Fact
from heqi.core.masks import mask_address, mask_contacts, mask_name, mask_phone
from heqi.platforms.net.private import scrub
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.rows import Row
from heqi.platforms.parcels import parcel_facts
from heqi.platforms.pinduoduo.states import REFUND_TEXTS, order_state, order_text
from heqi.platforms.progress import ORDER_PROGRESS


@dataclass(frozen=True, slots=True)
class Carrier:
    """A courier as POP numbers it. `code`: what tracks are asked with."""

    id: str
    name: str
    code: str


Carriers = Mapping[str, Carrier]
_CODES = ("confirm_status", "group_status", "order_status", "refund_status")
_AMOUNTS = {
    "goods_fen": "goods_amount",
    "postage_fen": "postage",
    "shop_discount_fen": "seller_discount",
    "platform_discount_fen": "platform_discount",
    "pay_discount_fen": "duo_duo_pay_reduction",
    "paid_fen": "pay_amount",
}
_TIMES = {
    "created_at": "created_time",
    "paid_at": "pay_time",
    "grouped_at": "confirm_time",
    "promised_ship_at": "last_ship_time",
    "shipped_at": "shipping_time",
    "completed_at": "receive_time",
}
_MORE_TIMES = {
    "urged_at": "urge_shipping_time",
    "promised_delivery_at": "promise_delivery_time",
    "presale_at": "pre_sale_time",
}
_FLAGS = {"presale": "is_pre_sale", "under_review": "risk_control_status", "out_of_stock": "is_stock_out"}
_PARCELS = {"extra_delivery_list": "extra", "gift_delivery_list": "gift", "resend_delivery_list": "reship"}


def build_order(read: Reading, carriers: Carriers) -> Row:
    """The order, its lines and its parcels. Its version is `updated_at`. Raises Unreadable without a number or that."""
    order_no = read.need(read.id("order_sn"), "order_sn")
    version = read.need(read.moment("updated_at"), "updated_at")
    lines = read.parts("item_list")
    said = {**_said(read), "quantity": _sum(lines)}
    parcels = _parcels(read, order_no, version, carriers)
    return (_order(read, order_no, version, said), *_lines(lines, order_no, version), *parcels)


def _said(read: Reading) -> dict[str, Any]:
    times = {name: read.moment(field) for name, field in _TIMES.items()}
    amounts = {name: read.yuan(field) for name, field in _AMOUNTS.items()}
    return times | amounts | _words(read) | _people(read) | {name: read.yes(field) for name, field in _FLAGS.items()}


def _words(read: Reading) -> dict[str, Any]:
    marked = [tag.text("name") for tag in read.parts("order_tag_list") if tag.yes("value")]
    later = {name: read.moment(field) for name, field in _MORE_TIMES.items()}
    return {
        "note": read.text("remark"),
        "flag": read.code("remark_tag"),
        "flag_name": read.text("remark_tag_name"),
        "buyer_note": mask_contacts(read.text("buyer_memo") or ""),
        "province": read.text("province"),
        "city": read.text("city"),
        "district": read.text("town"),
        "after_sale_text": REFUND_TEXTS.get(read.code("refund_status") or 0),
        "tags": "、".join(filter(None, marked)),
        **{name: moment.isoformat() if moment else None for name, moment in later.items()},
    }


def _people(read: Reading) -> dict[str, Any]:
    """As the platform masks them; the ciphertext beside it is of no use to us and is not kept."""
    address = read.text("receiver_address_mask") or read.text("address_mask") or ""
    return {
        "receiver": mask_name(read.text("receiver_name_mask") or ""),
        "receiver_phone": mask_phone(read.text("receiver_phone_mask") or ""),
        "address": address if "*" in address else mask_address(address),
    }


def _order(read: Reading, order_no: str, version: datetime, said: dict[str, Any]) -> Fact:
    codes = {name: read.code(name) for name in _CODES}
    state = order_state(codes, paid_at=said["paid_at"], received_at=said["completed_at"])
    said |= {"state": state.value, "state_text": order_text(state, codes["refund_status"])}
    return Fact("order", order_no, version, _stated(said), scrub(dict(read.data)), ORDER_PROGRESS[state])


def _sum(lines: list[Reading]) -> int | None:
    counts = [line.count("goods_count") for line in lines]
    return sum(count for count in counts if count is not None) if counts else None


def _lines(lines: list[Reading], order_no: str, version: datetime) -> Iterator[Fact]:
    for line in lines:
        said = {
            "order_no": order_no,
            "goods": line.text("goods_name"),
            "sku": line.text("goods_spec"),
            "quantity": line.count("goods_count"),
            "price_fen": line.yuan("goods_price"),
            "goods_id": line.id("goods_id"),
            "sku_id": line.id("sku_id"),
            "sku_code": line.text("outer_id"),
            "goods_code": line.text("outer_goods_id"),
        }
        name = said["sku_id"] or said["goods_id"] or "1"
        yield Fact("order_line", f"{order_no}/{name}", version, _stated(said))


def _parcels(read: Reading, order_no: str, version: datetime, carriers: Carriers) -> Iterator[Fact]:
    others = [(each, why) for field, why in _PARCELS.items() for each in read.parts(field)]
    for each, why in [(read, None), *others]:
        said = {} if why else {"shipped_at": read.moment("shipping_time")}
        carrier = carriers.get(each.id("logistics_id") or "")
        yield from parcel_facts(
            order_no=order_no,
            direction="outbound",
            tracking_nos=each.numbers("tracking_number"),
            said={"carrier": carrier.name if carrier else None, "why": why, **said},
            version=version,
        )


def _stated(said: Mapping[str, Any]) -> dict[str, Any]:
    """Without what the platform left open, so that the same statement always hashes the same."""
    return {name: value for name, value in said.items() if value not in (None, "", [])}
