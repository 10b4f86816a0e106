"""The shops of the market, their staff accounts and where their returns go."""

from dataclasses import dataclass, field

from heqi.core.words import Platform
from heqi.platforms.sandbox.world import catalogue
from heqi.platforms.sandbox.world.dice import Shares
from heqi.platforms.sandbox.world.marks import Marks
from heqi.platforms.sandbox.world.sku import Goods, Sku


@dataclass(frozen=True, slots=True)
class SubAccount:
    """A member of staff as the platform knows them."""

    sub_id: int
    nick: str
    name: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where returns go."""

    address_id: int
    receiver: str
    mobile: str
    detail: str
    is_default: bool


@dataclass(slots=True, eq=False)
class Shop:
    """One shop. `automatic`: its warehouse sends by itself; else the merchant must, through the API."""

    shop_id: int
    platform: Platform
    name: str
    nick: str
    category: str
    goods: tuple[Goods, ...]
    staff: tuple[SubAccount, ...]
    addresses: tuple[Address, ...]
    share: float
    automatic: bool = True
    marks: Marks = field(default_factory=Marks, repr=False)
    shelf: Shares[Sku] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.shelf = Shares([(sku, sku.weight) for goods in self.goods for sku in goods.skus])


def open_shops(*, automatic: bool = True) -> tuple[Shop, ...]:
    """果然鲜 on Pinduoduo, a clothes shop on Taobao, a flagship store on Tmall."""
    return (
        Shop(
            shop_id=880_610_001,
            platform=Platform.PINDUODUO,
            name="果然鲜",
            nick="guoranxian",
            category="生鲜水果",
            goods=catalogue.stock_shelves(catalogue.FRUIT + catalogue.SNACKS, 754_299_529_443),
            staff=_staff("果然鲜", 61),
            addresses=_addresses(7100, "果然鲜售后"),
            share=0.5,
            automatic=automatic,
        ),
        Shop(
            shop_id=2_206_610_002,
            platform=Platform.TAOBAO,
            name="素衣坊",
            nick="素衣坊",
            category="服饰",
            goods=catalogue.stock_shelves(catalogue.CLOTHES + catalogue.HOME, 654_118_204_117),
            staff=_staff("素衣坊", 62),
            addresses=_addresses(7200, "素衣坊售后"),
            share=0.25,
            automatic=automatic,
        ),
        Shop(
            shop_id=2_206_610_003,
            platform=Platform.TMALL,
            name="和声数码旗舰店",
            nick="和声数码旗舰店",
            category="数码小家电",
            goods=catalogue.stock_shelves(catalogue.DIGITAL + catalogue.BEAUTY, 688_530_114_209),
            staff=_staff("和声数码旗舰店", 63),
            addresses=_addresses(7300, "和声售后"),
            share=0.25,
            automatic=automatic,
        ),
    )


def _staff(nick: str, first: int) -> tuple[SubAccount, ...]:
    names = (("小林", "小林"), ("阿敏", "阿敏"), ("小周", "小周"))
    return tuple(SubAccount(first * 1000 + place, f"{nick}:{login}", name) for place, (login, name) in enumerate(names))


def _addresses(first: int, receiver: str) -> tuple[Address, ...]:
    return (
        Address(first + 1, receiver, "13800000000", "浙江省金华市义乌市稠江街道和睦路8号售后仓", True),
        Address(first + 2, receiver, "13800000000", "山东省烟台市莱山区春晖街16号分仓", False),
    )
