"""What a buyer writes into the platform's form."""

from heqi.platforms.sandbox.world.dice import Dice
from heqi.platforms.sandbox.world.mishap import Mishap

_WORDS: dict[Mishap, tuple[str, ...]] = {
    Mishap.OUT_OF_STOCK: ("等了很久一直不发", "店家说没货"),
    Mishap.LATE_DISPATCH: ("过了承诺时间没发货", "超时未发"),
    Mishap.CHANGED_MIND: ("", "拍错了", "暂时用不上"),
    Mishap.STALLED: ("快递多天没有更新", "物流停滞，等不及了"),
    Mishap.LOST: ("没有收到包裹", "驿站查不到件"),
    Mishap.DAMAGED: ("外箱压坏，里面破损", "到手就有破的，见图"),
    Mishap.ROTTEN: ("开箱有坏的，照片在凭证里", "下面一层烂了"),
    Mishap.FAULTY: ("刚用就出问题", "用不了，怀疑是质量问题"),
    Mishap.SHORT: ("数量对不上，少了", "少发一件"),
    Mishap.WRONG_ITEM: ("规格发错了", "收到的不是我拍的款"),
    Mishap.MISDESCRIBED: ("和页面介绍不一样", "实物与描述有出入"),
    Mishap.DISLIKED: ("不合适", "穿着不习惯，吊牌完好"),
}


def form_words(mishap: Mishap, rng: Dice) -> str:
    """The description of an application; some leave it empty."""
    return rng.choice(_WORDS.get(mishap, ("",)))
