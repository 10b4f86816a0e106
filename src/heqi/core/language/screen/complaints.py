"""What the buyer's last words were, as far as the tone and honesty of our reply hang on them."""

import re

from heqi.core.language.screen.talk import Talk

_UPSET = re.compile(
    "投诉|差评|举报|失望|太差|真差|很差|垃圾|骗|过分|气死|生气|无语|恶心|什么(?:服务|态度|质量|东西|玩意)|怎么(?:发货|搞|回事|做|还)"
    "|不理人|没人(?:理|管)|不负责|坑人|退钱|受不了|太慢|还没(?:到|发|退|收)"
)
_FAULT = re.compile(
    "坏|烂|破|碎|裂|漏|霉|馊|臭|变质|过期|掉色|开线|起球|瑕疵|划痕|污渍|不能用|用不了|开不了机|充不进|不亮|没反应"
    "|质量(?:问题|差|不好|太)|假货|假的|发错|错发|少发|漏发|少了|缺了|没货|与描述不符|和(?:描述|图片|页面)不(?:符|一样)|货不对板"
)
_NO_FAULT = re.compile("没(?:有)?(?:坏|破|烂|问题|瑕疵)|会不会坏|坏不坏|(?:不是|没有?)质量问题|没什么质量")
_BARE = re.compile("(?:亲|您|的|了|呢|啊|呀|哈|好|哦|噢|喔|嗯|恩|行|知道|收到|明白|ok|在|是|对|[?!。,~.…1 ])*")
_MOST = 6
"""Characters of a reply that is no reply."""


def bare_answer_to_complaint(seen: str, talk: Talk) -> bool:
    """The buyer complains, or names a fault, and our answer is 哦."""
    if len(seen) > _MOST or not _BARE.fullmatch(seen):
        return False
    said = talk.last_of_buyer()
    return bool(_UPSET.search(said)) or _names_fault(said)


def buyer_named_fault(_seen: str, talk: Talk) -> bool:
    """The buyer said in this talk that goods or dispatch are at fault."""
    return any(_names_fault(turn.text) for turn in talk.previous if turn.who == "buyer")


def _names_fault(text: str) -> bool:
    return bool(_FAULT.search(_NO_FAULT.sub("", text)))
