"""The actions that leave the house, by name."""

from heqi.cases.money.catalogue import NAMES, RemedyKind

Texts = tuple[str, str]

_NAMES: dict[str, Texts] = {
    "small_payment": ("小额打款", "Small payment"),
    "agree_refund": ("同意退款", "Agree to the refund"),
    "agree_refusal": ("同意拒收后退款", "Agree to refund after refusal"),
    "agree_return": ("同意退货", "Agree to the return"),
    "agree_exchange": ("同意换货", "Agree to the exchange"),
    "agree_reship": ("同意补寄", "Agree to the reship"),
    "fill_number": ("回填快递单号", "Fill in the tracking number"),
    "pay_freight": ("支付退货运费", "Pay the return freight"),
    "book_pickup": ("预约上门取件", "Book the pick-up"),
    "refuse": ("拒绝售后申请", "Refuse the request"),
    "answer_stop": ("答复平台是否停发", "Tell the platform whether it was stopped"),
    "write_note": ("写订单备注", "Write the order's note"),
    "apply_for_buyer": ("代买家申请售后", "Apply for the buyer"),
    "change_price": ("改价", "Change the price"),
    "change_address": ("改收货地址", "Change the address"),
    "small_charge": ("小额收款", "Small charge"),
    "group_card": ("发送拼团卡片", "Send the group's card"),
    "stop_sale": ("下架商品", "Take goods off sale"),
    "urge_shipping": ("催仓库发货", "Urge the warehouse"),
    "chat.send": ("发送消息", "Send a message"),
    "send_message": ("经渠道发送消息", "Send a message by a channel"),
    "courier.intercept": ("拦截快递", "Intercept the parcel"),
    "courier.ask": ("快递查件", "Ask the courier"),
    "warehouse.ship": ("通知仓库发货", "Have the warehouse ship"),
}


def action_name(kind: str) -> Texts:
    """A kind of the outbox by name; one that is newer than this table stands for itself."""
    if kind in _NAMES:
        return _NAMES[kind]
    bare = kind.split(".", 1)[-1]
    if bare in _NAMES:
        return _NAMES[bare]
    return NAMES[RemedyKind(bare)] if bare in set(RemedyKind) else (kind, kind)
