"""Root cause of a case (P5): the link of the chain where it began, proposed from the evidence, said by a person."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from heqi.core.cases.reading import Reading
from heqi.core.words import ReasonFamily


class Link(StrEnum):
    """A link of the chain from supplier to use; `buyer`: nothing of ours failed."""

    SUPPLIER = "supplier"
    PAGE = "page"
    SHIPPING = "shipping"
    LOGISTICS = "logistics"
    INSTALLATION = "installation"
    SERVICE = "service"
    BUYER = "buyer"


LINKS: dict[Link, tuple[str, str]] = {
    Link.SUPPLIER: ("供应商", "supplier"),
    Link.PAGE: ("商品页", "page"),
    Link.SHIPPING: ("发货", "shipping"),
    Link.LOGISTICS: ("物流", "logistics"),
    Link.INSTALLATION: ("安装使用", "installation and use"),
    Link.SERVICE: ("客服", "service"),
    Link.BUYER: ("买家自身原因", "the buyer's own reason"),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """The likeliest link and the fact that speaks for it."""

    link: Link
    why: str
    why_en: str


def propose_cause(reading: Reading) -> Proposal | None:
    """The first line of the table that holds; None where the facts say nothing of a cause."""
    for holds, link, why, why_en in _TABLE:
        if holds(reading):
            return Proposal(link, why, why_en)
    return None


def _family(*families: ReasonFamily) -> Callable[[Reading], bool]:
    return lambda reading: reading.facts.after_sale.family in families


_F = ReasonFamily
# What was found out comes before what the buyer ticked.
_TABLE: tuple[tuple[Callable[[Reading], bool], Link, str, str], ...] = (
    (lambda r: r.facts.order.stock_out is True, Link.SHIPPING, "仓库缺货", "it was out of stock"),
    (lambda r: r.facts.talk.promise_broken is True, Link.SERVICE, "对买家的承诺没有做到", "a promise was broken"),
    (lambda r: r.facts.evidence.ad_breach is True, Link.PAGE, "商品页的描述有问题", "the page describes it wrongly"),
    (lambda r: r.facts.evidence.fault_proven is False and r.derived.fault_family, Link.BUYER,
     "已查明不是我们的责任", "it is settled that the shop is not at fault"),
    (lambda r: r.facts.goods.gift_missing is True, Link.SHIPPING, "赠品漏发", "a gift was left out"),
    (_family(_F.SHORT, _F.WRONG_ITEM), Link.SHIPPING, "少件或发错", "short or the wrong item"),
    (_family(_F.LATE_DISPATCH, _F.OUT_OF_STOCK), Link.SHIPPING, "没有按时发货", "it was sent late or not at all"),
    (lambda r: _family(_F.DAMAGED)(r) and r.facts.evidence.packing_proven is not True, Link.LOGISTICS,
     "运输中破损，包装也请核对", "damaged on the way; look at the packing as well"),
    (_family(_F.DAMAGED), Link.LOGISTICS, "打包完好，运输中破损", "packed well and damaged on the way"),
    (_family(_F.NOT_RECEIVED, _F.LOGISTICS), Link.LOGISTICS, "没收到或快递问题", "not received, or the courier"),
    (_family(_F.MISDESCRIBED), Link.PAGE, "与商品页描述不符", "not as the page describes it"),
    (_family(_F.PRICE), Link.PAGE, "降价或价格说明", "the price fell or was unclear"),
    (_family(_F.QUALITY, _F.FOOD_SAFETY, _F.COUNTERFEIT), Link.SUPPLIER, "商品本身的质量", "the goods themselves"),
    (_family(_F.INVOICE), Link.SERVICE, "发票没有办好", "the invoice was not seen to"),
    (_family(_F.NO_REASON), Link.BUYER, "买家不喜欢或不想要", "the buyer changed their mind"),
)  # fmt: skip
