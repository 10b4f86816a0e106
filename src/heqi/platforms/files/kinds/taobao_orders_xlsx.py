"""千牛 订单导出, the workbook of 21 columns: one row an order, with the goods and their SKU in one cell each."""

from heqi.platforms.files.kinds import taobao_columns as shared
from heqi.platforms.files.kinds.base import TAOBAO, Column, Kind
from heqi.platforms.files.kinds.taobao_facts import build_order
from heqi.platforms.files.readers import read_text

COLUMNS = (
    shared.ORDER_NO,
    shared.PAYMENT_NO,
    shared.GOODS_FEN,
    shared.POSTAGE,
    shared.TOTAL,
    shared.PAID,
    shared.STATE,
    shared.ADDRESS,
    shared.CARRIAGE,
    shared.CREATED,
    Column("goods", ("商品标题",), read_text, mark=True),
    shared.GOODS_KINDS,
    shared.TRACKING,
    shared.CARRIER,
    shared.TAGS,
    shared.NOTE,
    shared.QUANTITY,
    next(column for column in shared.PEOPLE if column.field == "invoice"),
    shared.PHONE_ORDER,
    Column("sku", ("商品属性SKU",), read_text, mark=True),
    shared.SHIPPED_AT,
    shared.PAID_AT,
    shared.COMPLETED_AT,
)

KIND = Kind("taobao_orders_xlsx", "千牛订单导出", "Qianniu orders", TAOBAO, COLUMNS, build_order)
