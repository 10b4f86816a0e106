"""Whether a reply says once more what we said before, in nearly the same words."""

import re
from collections import Counter

from heqi.core.language.screen.talk import Talk

_LEAST = 8
"""Letters and characters with their courtesy. 'Yes' and 'thank you' may be said twice."""
_ALIKE = 0.8
"""Dice coefficient of character pairs from which two replies count as the same."""
_BACK = 3
"""Of our own replies that are looked at."""
_COURTESY = re.compile("亲亲|亲爱的|亲|您|请|的|了|呢|哦|哈|啊|呀|这边|一下|下")
_GREETING = re.compile("有什么.{0,6}(?:帮|效劳|处理)|在的|您好$|欢迎光临")


def same_answer_again(seen: str, talk: Talk) -> bool:
    """One of our last three answers said the same, and the buyer has written since. Greetings may be repeated."""
    if not talk.last_of_buyer():
        return False
    bare = _bare(seen)
    if sum(map(str.isalnum, seen)) < _LEAST or _GREETING.search(seen):
        return False
    ours = [turn.text for turn in talk.previous if turn.who == "agent"][-_BACK:]
    return any(_alike(bare, _bare(each)) >= _ALIKE for each in ours)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, _COURTESY.sub("", text.lower())))


def _alike(one: str, other: str) -> float:
    pairs, others = _pairs(one), _pairs(other)
    total = pairs.total() + others.total()
    return 2 * (pairs & others).total() / total if total else 0.0


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))
