"""What a category's name says of the goods under the seven-day rules. Where it says nothing, nothing is assumed."""

_PERISHABLE = (
    "生鲜", "水果", "蔬菜", "鲜花", "绿植", "海鲜", "水产", "鲜肉", "冷鲜", "冷冻", "鲜活",
    "蛋糕", "鲜奶", "活体",
    "fresh", "fruit", "vegetable", "seafood", "flower",
)  # fmt: skip
_MADE_TO_ORDER = ("定制", "定作", "刻字", "custom")
_DIGITAL = ("虚拟", "充值", "点卡", "软件", "音像", "digital")
_PRESS = ("报纸", "期刊", "杂志", "newspaper", "magazine")


def is_perishable(category: str) -> bool | None:
    """Whether goods of that category spoil; None when the category is not given."""
    return _names(category, _PERISHABLE) if category else None


def is_digital(category: str) -> bool | None:
    """Whether there is no thing to send back; None when the category is not given."""
    return _names(category, _DIGITAL) if category else None


def is_listed(category: str) -> bool:
    """Whether the category stands in article 6 of the seven-day measures: made to order, perishable, digital, press."""
    return _names(category, (*_PERISHABLE, *_MADE_TO_ORDER, *_DIGITAL, *_PRESS))


def _names(category: str, words: tuple[str, ...]) -> bool:
    folded = category.casefold()
    return any(word in folded for word in words)
