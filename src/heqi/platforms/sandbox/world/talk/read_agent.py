"""A plain reader of agents' messages, for when no better one is injected: it goes by the words."""

import re

from heqi.core.money import read_yuan
from heqi.core.words import Outcome
from heqi.platforms.sandbox.world.talk.heard import Act, Heard

_ACTS = {
    Act.GREETS: r"您好|你好|亲|在的",
    Act.APOLOGISES: r"抱歉|对不起|不好意思|给您添麻烦",
    Act.UNDERSTANDS: r"理解|换作|着急|心情|辛苦您|感谢您的",
    Act.ASKS_PROOF: r"(照片|图片|视频|拍[一张个下照]|截图)",
    Act.EXPLAINS: r"因为|原因|由于|是这样|核实|查到|显示",
    Act.PROMISES: r"\d+\s*(分钟|小时|天|个工作日)内|今天|明天|马上|立刻|尽快",
    Act.REFUSES: r"不能退|不支持|无法|没办法|不可以|退不了|概不|处理不了",
    Act.BLAMES: r"您自己|你自己|不懂|不会用|都这样|没问题啊|再详细",
}
_OFFERS = (
    (Outcome.RETURN_REFUND, r"退货退款|寄回来?.{0,6}退|退回来?.{0,6}退款"),
    (Outcome.EXCHANGE, r"换货|换一[件个箱条双]|给您换|帮您换"),
    (Outcome.RESHIP, r"补[发寄]|重新发|重发"),
    (Outcome.SMALL_PAYMENT, r"补偿|小额|打款|赔您|红包"),
    (Outcome.REFUND_ONLY, r"退款|退您|全额退|退给您"),
)
_YUAN = re.compile(r"(\d+(?:\.\d{1,2})?)\s*元")


def read_agent(text: str) -> Heard:
    """What the words amount to; never a verdict, which is the screening's."""
    acts = {act for act, words in _ACTS.items() if re.search(words, text)}
    offer = next((outcome for outcome, words in _OFFERS if re.search(words, text)), None)
    if Act.REFUSES in acts:
        offer = None
    if offer is not None:
        acts.add(Act.OFFERS)
    named = _YUAN.search(text)
    return Heard(frozenset(acts), offer, read_yuan(named.group(1)) if named and offer else 0)
