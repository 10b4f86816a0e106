"""The actions that leave the house, by name: the outbox registers its kinds from this table."""

from dataclasses import dataclass

from heqi.core.words import AfterSaleState, Platform


@dataclass(frozen=True, slots=True)
class ActionKind:
    """`money`: it moves money; `manual`: a person does it in the back office; `confirmed_by`: states that prove it."""

    name: str
    money: bool
    manual: bool
    confirmed_by: frozenset[AfterSaleState]


PREFIX = {Platform.PINDUODUO: "pdd", Platform.TAOBAO: "taobao", Platform.TMALL: "tmall"}
OFFICE = {
    Platform.PINDUODUO: ("拼多多商家后台", "https://mms.pinduoduo.com/"),
    Platform.TAOBAO: ("千牛工作台", "https://myseller.taobao.com/"),
    Platform.TMALL: ("千牛工作台", "https://myseller.taobao.com/"),
}
_S = AfterSaleState
_PLATFORM_ACTIONS: dict[str, tuple[bool, tuple[AfterSaleState, ...]]] = {
    "small_payment": (True, ()),
    "agree_refund": (True, (_S.REFUNDING, _S.SUCCEEDED)),
    "agree_refusal": (True, (_S.AWAITING_BUYER_REFUSAL, _S.REFUNDING, _S.SUCCEEDED)),
    "agree_return": (False, (_S.AWAITING_BUYER_RETURN, _S.AWAITING_MERCHANT_RECEIPT, _S.REFUNDING, _S.SUCCEEDED)),
    "agree_exchange": (False, (_S.AWAITING_BUYER_RETURN, _S.AWAITING_MERCHANT_RECEIPT, _S.AWAITING_BUYER_CONFIRM,
                               _S.SUCCEEDED)),
    "agree_reship": (False, (_S.AWAITING_MERCHANT_SHIPMENT, _S.AWAITING_BUYER_CONFIRM, _S.SUCCEEDED)),
    "fill_number": (False, (_S.AWAITING_BUYER_CONFIRM, _S.SUCCEEDED)),
    "pay_freight": (True, ()),
    "book_pickup": (False, ()),
    "refuse": (False, (_S.AWAITING_BUYER_ANSWER, _S.CLOSED)),
    "apply_for_buyer": (False, (_S.AWAITING_MERCHANT, _S.AWAITING_BUYER_RETURN, _S.REFUNDING, _S.SUCCEEDED)),
}  # fmt: skip


def _table() -> dict[str, ActionKind]:
    kinds = {
        f"{prefix}.{name}": ActionKind(f"{prefix}.{name}", money, True, frozenset(proof))
        for prefix in PREFIX.values()
        for name, (money, proof) in _PLATFORM_ACTIONS.items()
    }
    for name in ("chat.send", "courier.intercept", "courier.ask", "warehouse.ship"):
        kinds[name] = ActionKind(name, False, True, frozenset())
    return kinds


ACTIONS: dict[str, ActionKind] = _table()
