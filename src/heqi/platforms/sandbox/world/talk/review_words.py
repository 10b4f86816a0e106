"""What a buyer writes in public."""

from heqi.platforms.sandbox.world.dice import Dice
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.order import Order
from heqi.platforms.sandbox.world.sku import Category

_GOOD = {
    Category.FRUIT: ("果子新鲜，甜度够", "个头匀称，家里人都爱吃"),
    Category.SNACKS: ("味道不错，独立包装方便", "口感酥脆，会再买"),
    Category.CLOTHES: ("面料舒服，尺码准", "版型好，洗了没变形"),
    Category.DIGITAL: ("用起来顺手，声音也不大", "做工可以，充电快"),
    Category.BEAUTY: ("用着温和，没有刺激", "味道清淡，洗得干净"),
    Category.HOME: ("质感很好，铺上就想睡", "密封性不错，厚实"),
}
_FAIR = ("东西还行，就是{but}", "一般般吧，{but}", "能用，但是{but}")
_BAD = ("很失望，{but}", "不推荐，{but}", "{but}，以后不会再来")
_BUT: dict[Mishap, tuple[str, str]] = {
    Mishap.NONE: ("没有想象中惊喜", "商品"),
    Mishap.CHANGED_MIND: ("没有想象中惊喜", "商品"),
    Mishap.OUT_OF_STOCK: ("发货拖了太久", "服务"),
    Mishap.LATE_DISPATCH: ("发货太慢", "服务"),
    Mishap.STALLED: ("快递走了一个多星期", "物流"),
    Mishap.LOST: ("包裹都没影", "物流"),
    Mishap.DAMAGED: ("到手是破的", "包装"),
    Mishap.ROTTEN: ("坏了不少", "商品"),
    Mishap.FAULTY: ("没用几次就坏", "质量"),
    Mishap.SHORT: ("少发了", "服务"),
    Mishap.WRONG_ITEM: ("发错了款", "服务"),
    Mishap.MISDESCRIBED: ("和图片不是一回事", "描述"),
    Mishap.DISLIKED: ("不太适合我", "商品"),
}
_COURIER = ("快递也快", "包装严实", "客服回复及时", "")


def review_words(order: Order, stars: int, rng: Dice) -> tuple[str, tuple[tuple[str, bool], ...]]:
    """The text, and what it is about with its polarity."""
    if stars >= 4:
        praise = rng.choice(_GOOD[order.lines[0].sku.goods.category])
        extra = rng.choice(_COURIER)
        return (f"{praise}，{extra}" if extra else praise), (("商品", True),)
    but, about = _BUT[order.mishap]
    return rng.choice(_FAIR if stars == 3 else _BAD).format(but=but), ((about, False),)
