"""What people read for each word, Chinese and English. The screens have the same words in their own files."""

from heqi.core.words import AfterSaleState, Demand, FirstChannel, Outcome, Stage

Label = tuple[str, str]

OUTCOMES: dict[Outcome, Label] = {
    Outcome.SMALL_PAYMENT: ("小额打款", "small payment"),
    Outcome.REFUND_ONLY: ("仅退款", "refund only"),
    Outcome.RETURN_REFUND: ("退货退款", "return and refund"),
    Outcome.EXCHANGE: ("换货", "exchange"),
    Outcome.RESHIP: ("补寄", "re-ship"),
    Outcome.REFUSE: ("拒绝", "refuse"),
}
DEMANDS: dict[Demand, Label] = {
    Demand.REFUND_ONLY: ("仅退款", "refund only"),
    Demand.RETURN_REFUND: ("退货退款", "return and refund"),
    Demand.EXCHANGE: ("换货", "exchange"),
    Demand.RESHIP: ("补寄", "re-ship"),
    Demand.REPAIR: ("维修", "repair"),
    Demand.COMPENSATION: ("补偿", "compensation"),
    Demand.UNKNOWN: ("未明确", "not known"),
}
STAGES: dict[Stage, Label] = {
    Stage.TO_DECIDE: ("待决定", "to decide"),
    Stage.TO_DO: ("待执行", "to do"),
    Stage.WAITING_PLATFORM: ("等平台确认", "waiting for the platform"),
    Stage.WAITING_BUYER: ("等买家", "waiting for the buyer"),
    Stage.WAITING_GOODS: ("等仓库", "waiting for goods"),
    Stage.INTERVENTION: ("平台介入", "platform intervention"),
    Stage.SETTLED: ("已了结", "settled"),
    Stage.CLOSED: ("已关闭", "closed"),
}
AFTER_SALE_STATES: dict[AfterSaleState, Label] = {
    AfterSaleState.AWAITING_MERCHANT: ("待商家处理", "awaiting the merchant"),
    AfterSaleState.AWAITING_BUYER_ANSWER: ("待买家答复", "awaiting the buyer's answer"),
    AfterSaleState.AWAITING_BUYER_RETURN: ("待买家寄回", "awaiting the buyer's return"),
    AfterSaleState.AWAITING_MERCHANT_RECEIPT: ("待商家收货", "awaiting our receipt"),
    AfterSaleState.AWAITING_MERCHANT_SHIPMENT: ("待商家发货", "awaiting our shipment"),
    AfterSaleState.AWAITING_BUYER_CONFIRM: ("待买家确认", "awaiting the buyer's confirmation"),
    AfterSaleState.AWAITING_BUYER_REFUSAL: ("待买家拒收", "awaiting the buyer's refusal of the parcel"),
    AfterSaleState.AWAITING_RECALL: ("待商家召回", "awaiting our recall"),
    AfterSaleState.REFUNDING: ("退款中", "refunding"),
    AfterSaleState.PLATFORM_HANDLING: ("平台处理中", "with the platform"),
    AfterSaleState.SUCCEEDED: ("售后成功", "succeeded"),
    AfterSaleState.CLOSED: ("售后关闭", "closed"),
    AfterSaleState.NONE: ("无售后", "none"),
    AfterSaleState.UNKNOWN: ("平台状态未知", "unknown to us"),
}
CHANNELS: dict[FirstChannel, Label] = {
    FirstChannel.FORM: ("售后单", "after-sales form"),
    FirstChannel.CHAT: ("聊天", "chat"),
    FirstChannel.PHONE: ("电话", "phone"),
    FirstChannel.REVIEW: ("评价", "review"),
    FirstChannel.SHOP: ("主动联系", "the shop itself"),
    FirstChannel.UNKNOWN: ("其他", "other"),
}
PERSONAL: dict[str, Label] = {
    "buyer": ("买家昵称", "the buyer's name"),
    "receiver": ("收件人", "the receiver's name"),
    "phone": ("电话", "the phone number"),
    "address": ("地址", "the address"),
    "note": ("订单备注", "the order's note"),
    "buyer_note": ("买家留言", "the buyer's note"),
    "buyer_words": ("售后说明", "the buyer's words"),
}

EVIDENCE_OF: dict[str, tuple[str, str]] = {
    "buyer": ("买家", "the buyer's"),
    "shop": ("店铺", "the shop's"),
    "warehouse": ("仓库", "the warehouse's"),
    "courier": ("快递", "the courier's"),
    "platform": ("平台", "the platform's"),
}
"""Whose a piece of evidence is."""
