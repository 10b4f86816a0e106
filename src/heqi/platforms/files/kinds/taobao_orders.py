"""淘宝 ExportOrderList: the old CSV in GBK, one row an order, receivers in clear, which we never keep."""

from heqi.platforms.files.kinds import taobao_columns as shared
from heqi.platforms.files.kinds.base import TAOBAO, Column, Kind
from heqi.platforms.files.kinds.taobao_facts import build_order
from heqi.platforms.files.readers import read_amount, read_text

COLUMNS = (
    shared.ORDER_NO,
    shared.BUYER,
    *shared.PEOPLE,
    shared.PAYMENT_NO,
    shared.GOODS_FEN,
    shared.POSTAGE,
    Column("points_due", ("买家支付积分",), read_text, mark=True),
    shared.TOTAL,
    Column("points_back", ("返点积分",), read_text, mark=True),
    shared.PAID,
    Column("points_paid", ("买家实际支付积分",), read_text, mark=True),
    shared.STATE,
    shared.BUYER_NOTE,
    shared.ADDRESS,
    shared.CARRIAGE,
    shared.CREATED,
    shared.PAID_AT,
    Column("goods", ("宝贝标题",), read_text, mark=True),
    shared.GOODS_KINDS,
    shared.TRACKING,
    shared.CARRIER,
    shared.NOTE,
    shared.QUANTITY,
    Column("shop_no", ("店铺Id",), read_text),
    Column("shop_name", ("店铺名称",), read_text),
    shared.CLOSED_WHY,
    Column("seller_fee_fen", ("卖家服务费",), read_amount),
    Column("buyer_fee_fen", ("买家服务费",), read_amount),
    shared.PHONE_ORDER,
    Column("stages", ("分阶段订单信息",), read_text, mark=True),
    Column("deposit_rank", ("定金排名", "特权订金订单id"), read_text),
    Column("new_sku", ("修改后的sku",), read_text, mark=True),
    Column("anomaly", ("异常信息",), read_text),
    Column("card_discount", ("天猫卡券抵扣",), read_text),
    Column("points_discount", ("集分宝抵扣",), read_text),
    Column("is_o2o", ("是否是O2O交易",), read_text, mark=True),
    shared.SHIPPED_AT,
    shared.COMPLETED_AT,
)

KIND = Kind("taobao_orders", "淘宝订单报表", "Taobao ExportOrderList", TAOBAO, COLUMNS, build_order)
