"""What can be done about an order from the talk: names, platforms, where it is done, what it needs."""

from dataclasses import dataclass

from heqi.core.cases.flows.actions import PREFIX
from heqi.core.words import OrderActKind, Platform

EVERYWHERE = tuple(Platform)


@dataclass(frozen=True, slots=True)
class ActForm:
    """One kind. `platforms`: those that have it; `money`: it moves money; `outside`: done on the platform's pages,
    else by the shop's own warehouse.
    """

    kind: OrderActKind
    title: str
    title_en: str
    platforms: tuple[Platform, ...] = EVERYWHERE
    money: bool = False
    outside: bool = True


FORMS: dict[OrderActKind, ActForm] = {
    form.kind: form
    for form in (
        ActForm(OrderActKind.APPLY_FOR_BUYER, "帮申请售后", "File a request for the buyer"),
        ActForm(OrderActKind.SMALL_CHARGE, "小额收款", "Small charge", money=True),
        ActForm(OrderActKind.CHANGE_PRICE, "改价", "Change the price"),
        ActForm(OrderActKind.GROUP_CARD, "送免拼卡", "Give a free-group card", platforms=(Platform.PINDUODUO,)),
        ActForm(OrderActKind.CHANGE_ADDRESS, "改地址", "Change the address"),
        ActForm(OrderActKind.URGE_SHIPPING, "催发货", "Urge dispatch", outside=False),
    )
}
"""In the order in which the buttons stand."""


def outbox_name(kind: OrderActKind, platform: Platform) -> str:
    """What the outbox calls it: 'pdd.change_price', 'warehouse.urge_shipping'."""
    return f"{PREFIX[platform] if FORMS[kind].outside else 'warehouse'}.{kind.value}"


def outbox_names() -> dict[str, ActForm]:
    """Every name that `outbox_name` can give, with its form."""
    return {outbox_name(form.kind, platform): form for form in FORMS.values() for platform in form.platforms}
