"""The kinds of file that Heqi reads. One module each; adding one is writing its table and naming it in `ALL`."""

from heqi.platforms.files.kinds import (
    chats,
    dialogues,
    listings,
    pdd_after_sales,
    pdd_orders,
    reviews,
    taobao_order_lines,
    taobao_orders,
    taobao_orders_2026,
    taobao_orders_xlsx,
    taobao_refunds,
    taobao_sub_orders,
)
from heqi.platforms.files.kinds.base import Column, Kind

ALL: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        pdd_orders.KIND,
        pdd_after_sales.KIND,
        taobao_orders.KIND,
        taobao_order_lines.KIND,
        taobao_orders_xlsx.KIND,
        taobao_orders_2026.KIND,
        taobao_sub_orders.KIND,
        taobao_refunds.KIND,
        reviews.KIND,
        chats.KIND,
        dialogues.KIND,
        listings.KIND,
    )
}

__all__ = ["ALL", "Column", "Kind"]
