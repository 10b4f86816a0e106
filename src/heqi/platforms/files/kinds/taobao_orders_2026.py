"""千牛 订单导出 since September 2026: orders on one sheet; their sub-orders stand on another (taobao_sub_orders)."""

from heqi.platforms.files.kinds import taobao_columns as shared
from heqi.platforms.files.kinds.base import TAOBAO, Kind
from heqi.platforms.files.kinds.taobao_facts import build_order

COLUMNS = (
    shared.ORDER_NO,
    shared.STATE,
    shared.PAID,
    shared.POSTAGE,
    shared.RECEIVED,
    shared.REFUNDED,
    shared.CREATED,
    shared.PAID_AT,
    shared.SHIPPED_AT,
    shared.COMPLETED_AT,
    shared.NOTE,
    shared.CLOSED_WHY,
    shared.ADDRESS,
)

KIND = Kind(
    "taobao_orders_2026",
    "千牛订单导出（2026 年 9 月起）",
    "Qianniu orders (since 2026-09)",
    TAOBAO,
    COLUMNS,
    build_order,
    companion="taobao_sub_orders",
)
