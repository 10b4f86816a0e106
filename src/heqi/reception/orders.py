"""Which orders the messages of a talk name."""

from heqi.reception.access import messages_in
from heqi.reception.models import Talk

MOST = 8


def orders_named(talk: Talk) -> list[str]:
    """The order numbers that stand on this talk's own messages, the latest first, without the one that it is about.

    Never by the name that the platform shows of the buyer: a masked name is shared by thousands, and an order of
    somebody else's on the screen is both a wrong answer and a leak.
    """
    said = messages_in([talk.shop_id]).filter(conversation=talk.key).exclude(order_no="").order_by("-at", "-id")
    named = said.values_list("order_no", flat=True)[: MOST * 10]
    return [each for each in dict.fromkeys(named) if each != talk.order_no][:MOST]
