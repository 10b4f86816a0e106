"""What an act says: the line that is done outside, and the words for the buyer where there are any."""

from collections.abc import Callable
from datetime import datetime

from heqi.core.cases.flows.actions import OFFICE
from heqi.core.cases.names import write_moment
from heqi.core.labels import DEMANDS
from heqi.core.money import yuan
from heqi.core.order_actions.wish import ActWish, ChargePurpose
from heqi.core.words import OrderActKind, Platform

PURPOSES: dict[ChargePurpose, tuple[str, str]] = {
    ChargePurpose.COURIER: ("快递差价", "difference in courier's charge"),
    ChargePurpose.GOODS: ("商品差价", "difference in goods"),
    ChargePurpose.INVOICE_POSTAGE: ("补寄发票邮费", "postage of an invoice sent later"),
    ChargePurpose.OTHER: ("其他", "other"),
}
_TASKS: dict[OrderActKind, Callable[[ActWish, str], str]] = {
    OrderActKind.APPLY_FOR_BUYER: lambda wish, no: (
        f"订单 {no}：帮买家申请{DEMANDS[wish.demand][0] if wish.demand else ''}"
        f"{'，金额 ' + yuan(wish.amount_fen) if wish.amount_fen else ''}，原因：{wish.words.strip()}"
    ),
    OrderActKind.SMALL_CHARGE: lambda wish, no: (
        f"订单 {no}：小额收款 {yuan(wish.amount_fen or 0)}，用途：{purpose_text(wish)[0]}"
    ),
    OrderActKind.CHANGE_PRICE: lambda wish, no: f"订单 {no}：{'，'.join(_new_sums(wish))}",
    OrderActKind.GROUP_CARD: lambda _, no: f"订单 {no}：在聊天窗口送买家一张免拼卡",
    OrderActKind.CHANGE_ADDRESS: lambda _, no: f"订单 {no}：改收货地址（新地址点“查看”后复制）",
    OrderActKind.URGE_SHIPPING: lambda wish, no: (
        f"订单 {no} 买家在催，请今天优先配货发出，发出后回单号"
        f"{'。备注：' + wish.words.strip() if wish.words.strip() else ''}"
    ),
}
_TO_BUYER: dict[OrderActKind, str] = {
    OrderActKind.APPLY_FOR_BUYER: "售后单已经替您填好了，聊天里会出现一张卡片，麻烦您核对后点确认，我们马上跟进。",
    OrderActKind.SMALL_CHARGE: "收款卡片已经发给您了，金额和用途写在卡片上，核对没问题再付就好。",
    OrderActKind.CHANGE_PRICE: "价格已经改好了，您刷新一下订单就能看到，核对后付款即可。",
    OrderActKind.GROUP_CARD: "给您送了一张免拼卡，在订单里用上就能直接成团，我们尽快安排发货。",
    OrderActKind.CHANGE_ADDRESS: "新地址已经登记，仓库发货前会按新地址改好，改好了再跟您说一声。",
    OrderActKind.URGE_SHIPPING: "已经请仓库优先处理您的订单，有发货消息第一时间告诉您。",
}


def task_line(wish: ActWish, order_no: str, *, ship_by: datetime | None = None) -> str:
    """What has to be done, in one line to copy. An address is not in it: it is shown on asking, on record.

    `ship_by`: when the order has to leave at the latest, for the warehouse.
    """
    line = _TASKS[wish.kind](wish, order_no)
    due = f"；最晚 {write_moment(ship_by)} 前发出" if ship_by and wish.kind is OrderActKind.URGE_SHIPPING else ""
    return line + due


def words_for_buyer(kind: OrderActKind) -> str:
    """What to tell the buyer once it is done."""
    return _TO_BUYER[kind]


def office_link(kind: OrderActKind, platform: Platform) -> str:
    """Where it is done; empty for what goes to the warehouse."""
    return "" if kind is OrderActKind.URGE_SHIPPING else OFFICE[platform][1]


def purpose_text(wish: ActWish) -> tuple[str, str]:
    """What a charge is for, with the person's own words where there are any."""
    zh, en = PURPOSES[wish.purpose or ChargePurpose.OTHER]
    said = wish.words.strip()
    return (f"{zh}（{said}）", f"{en} ({said})") if said else (zh, en)


def _new_sums(wish: ActWish) -> list[str]:
    said = [("商品总价", wish.goods_fen), ("运费", wish.postage_fen)]
    return [f"{name}改为 {yuan(fen)}" for name, fen in said if fen is not None]
