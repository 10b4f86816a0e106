"""Things on sale and what their page promises."""

from dataclasses import dataclass, field
from enum import StrEnum


class Category(StrEnum):
    """What kind of goods: it decides what can go wrong with them."""

    FRUIT = "生鲜水果"
    SNACKS = "休闲零食"
    CLOTHES = "服饰"
    DIGITAL = "数码小家电"
    BEAUTY = "美妆个护"
    HOME = "家居日用"


@dataclass(frozen=True, slots=True)
class Sku:
    """One variant. `fen`: its price; `weight`: how often it is bought against the others; `grams`: with packaging."""

    goods_id: int
    sku_id: int
    code: str
    spec: str
    fen: int
    grams: int
    weight: int
    goods: "Goods" = field(repr=False, compare=False, hash=False)


@dataclass(slots=True, eq=False)
class Goods:
    """A listing. `promises`: names of services its page offers; `ship_hours`: the promised time until it is sent."""

    goods_id: int
    category: Category
    title: str
    attributes: tuple[tuple[str, str], ...]
    promises: frozenset[str]
    ship_hours: int = 48
    presale_days: int = 0
    skus: tuple[Sku, ...] = ()
