"""Tell that somebody is writing, as often as it is worth."""

from datetime import datetime

from heqi.reception.access import talks_in
from heqi.web.allowance import Allowance
from heqi.web.marks.ether import send_mark
from heqi.web.marks.mark import Mark, Side

ONCE = Allowance(most=1, per=2)
"""Of one side of one talk; what comes more often is dropped without a word."""


def tell_typing(shop_id: int, conversation: str, side: Side, *, now: datetime) -> bool:
    """Whether it was told: not where it was told just before, nor of a talk that is not known or is over."""
    if not ONCE.take(f"{shop_id} {side} {conversation}", now):
        return False
    talk_id = talks_in([shop_id]).filter(key=conversation, open=True).values_list("id", flat=True).first()
    if talk_id is None:
        return False
    send_mark(Mark(shop_id, talk_id, conversation, side, int(now.timestamp() * 1000)))
    return True
