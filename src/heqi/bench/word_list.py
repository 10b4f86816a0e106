"""The plain word filter that chat programs ship with: a tree of words, walked from every sign. Only a yardstick.

It sees what stands on its list as it stands there: no disguise, no sentence around it, no number by its form.
"""

from typing import Any

WORDS = (
    "微信", "加微信", "weixin", "vx", "wx", "QQ", "扣扣", "支付宝", "转账", "银行卡", "手机号", "电话号码",
    "二维码", "加群", "私聊", "好评返现", "返红包", "删差评", "傻逼", "脑残", "神经病", "滚", "不退不换",
    "最终解释权", "概不负责", "最好", "第一", "国家级", "治疗", "包治", "淘宝", "京东", "抖音", "小红书",
    "闲鱼", "http", "www", "联系方式", "线下交易", "爱买不买",
)  # fmt: skip


class WordList:
    """Finds every word of the list in a message."""

    def __init__(self, words: tuple[str, ...] = WORDS) -> None:
        self._tree: dict[str, Any] = {}
        for word in words:
            node = self._tree
            for sign in word.lower():
                node = node.setdefault(sign, {})
            node["end"] = word

    def find(self, message: str) -> list[str]:
        """Words in order of the message."""
        text = message.lower()
        found = []
        for start in range(len(text)):
            node = self._tree
            for sign in text[start:]:
                if sign not in node:
                    break
                node = node[sign]
                if "end" in node:
                    found.append(node["end"])
        return found
