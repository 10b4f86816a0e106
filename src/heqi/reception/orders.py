"""Which orders a talk may be about: those its messages name, then those of the same buyer."""

from heqi.reception.access import messages_in, talks_in
from heqi.reception.models import Talk

MOST = 8


def orders_named(talk: Talk) -> list[str]:
    """Order numbers, the likeliest first: this talk's own messages, then other talks with the same buyer."""
    said = messages_in([talk.shop_id]).filter(conversation=talk.key).exclude(order_no="").order_by("-at", "-id")
    named = list(said.values_list("order_no", flat=True)[: MOST * 10])
    if talk.buyer:
        others = talks_in([talk.shop_id]).filter(buyer=talk.buyer).exclude(order_no="").order_by("-last_at", "-id")
        named += others.values_list("order_no", flat=True)[: MOST * 2]
    return list(dict.fromkeys(each for each in named if each != talk.order_no))[:MOST]
