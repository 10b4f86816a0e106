"""A talk and an order as they may leave the house."""

from collections.abc import Sequence
from dataclasses import replace

from heqi.assets.loader import load_screener
from heqi.core.drafts.masking import mask_turn
from heqi.core.language.talk import Turn
from heqi.core.phrases.known import OrderFacts
from heqi.language.queries import words_of
from heqi.trade.queries import personal_of

_ASKED = ("buyer", "receiver", "phone", "address")


def mask_talk(shop_id: int, turns: Sequence[Turn], order: OrderFacts) -> list[Turn]:
    """The turns without contacts, numbers, addresses and names, the order's own among them."""
    stated = personal_of(shop_id, order_no=order.order_no, after_sale_no="") if order.order_no else {}
    known = {stated.get(name, "") for name in _ASKED} | {order.buyer, order.order_no, order.tracking_no}
    screener, words = load_screener(), words_of(shop_id)
    return [
        Turn(
            turn.who,
            mask_turn(
                turn.text,
                findings=screener.screen(turn.text, direction="in", words=words).findings,
                known=known,
            ),
        )
        for turn in turns
    ]


def mask_order(order: OrderFacts) -> OrderFacts:
    """The order without what names or finds somebody; its state, goods, sums and times stay."""
    return replace(order, order_no="", buyer="", tracking_no="", agent="")
