"""Columns that several exports of Taobao and Tmall share, with what is personal in them masked from the start."""

from heqi.core.masks import mask_account, mask_address, mask_contacts, mask_name, mask_nick, mask_phone, mask_whole
from heqi.platforms.files.kinds.base import Column
from heqi.platforms.files.readers import (
    read_amount,
    read_count,
    read_id,
    read_long_order_no,
    read_price,
    read_refunded,
    read_text,
    read_time,
    read_tracking_nos,
)

ORDER_NO = Column("order_no", ("订单编号", "订单号", "主订单编号"), read_long_order_no, required=True, filled=True)
STATE = Column("state_text", ("订单状态", "交易状态"), read_text, required=True)
GOODS_FEN = Column("goods_fen", ("买家应付货款",), read_price, mark=True)
POSTAGE = Column("postage_fen", ("买家应付邮费",), read_price, mark=True)
TOTAL = Column("total_fen", ("总金额",), read_price)
PAID = Column("paid_fen", ("买家实际支付金额", "买家实付金额"), read_price, mark=True)
REFUNDED = Column("refunded_fen", ("退款金额",), read_refunded)
RECEIVED = Column("received_fen", ("确认收货打款金额", "打款商家金额"), read_amount, mark=True)
CREATED = Column("created_at", ("订单创建时间", "拍下时间"), read_time, past=True)
PAID_AT = Column("paid_at", ("订单付款时间", "付款时间"), read_time, past=True)
SHIPPED_AT = Column("shipped_at", ("发货时间",), read_time, past=True)
COMPLETED_AT = Column("completed_at", ("确认收货时间", "交易成功时间"), read_time, past=True)
NOTE = Column("note", ("商家备注", "订单备注", "卖家备注"), read_text)
TAGS = Column("tags", ("备注标签",), read_text)
CLOSED_WHY = Column("closed_why", ("订单关闭原因",), read_text)
QUANTITY = Column("quantity", ("宝贝总数量",), read_count, mark=True)
GOODS_KINDS = Column("goods_kinds", ("宝贝种类",), read_count, mark=True)
TRACKING = Column("tracking_nos", ("物流单号", "运单号"), read_tracking_nos)
CARRIER = Column("carrier", ("物流公司",), read_text)
CARRIAGE = Column("carriage", ("运送方式",), read_text)
PAYMENT_NO = Column("payment_no", ("支付单号", "支付交易号"), read_id)
BUYER = Column("buyer", ("买家会员名", "买家会员名称", "买家昵称"), read_text, hide=mask_nick)
BUYER_NOTE = Column("buyer_note", ("买家留言",), mask_contacts, hide=mask_contacts)
ADDRESS = Column("address", ("收货地址",), mask_address, hide=mask_address)
PHONE_ORDER = Column("phone_order", ("手机订单", "是否手机订单"), read_text)
PEOPLE = (
    Column("receiver", ("收货人姓名",), mask_name, hide=mask_name),
    Column("receiver_phone", ("联系手机",), mask_phone, hide=mask_phone),
    Column("receiver_landline", ("联系电话",), mask_phone, hide=mask_phone),
    Column("new_address", ("修改后的收货地址",), mask_address, hide=mask_address),
    Column("buyer_account", ("买家支付宝账号",), mask_account, hide=mask_account),
    Column("payer", ("买家姓名",), mask_name, hide=mask_name),
    Column("payer_phone", ("买家手机号",), mask_phone, hide=mask_phone),
    Column("payer_id", ("买家身份证号",), mask_whole, hide=mask_whole),
    Column("invoice", ("发票抬头", "开票信息"), mask_whole, hide=mask_whole),
)
