"""A buyer has written: where the words are about an invoice, it is noted on the order that the talk is about."""

from datetime import datetime

from heqi.assets.loader import load_understanding
from heqi.core.invoices.hear import hear_invoice as read_words
from heqi.invoices.actions import hear_request
from heqi.journal.contracts import EntryView
from heqi.reception.access import messages_in, talks_in

GROUP = "发票"
"""The group of intents that are about invoices."""
_SURE = 0.6
"""How sure the understanding has to be to speak without the words."""


def hear_invoice(*, entry: EntryView, now: datetime) -> None:
    """Reaction to `talk.message_came`. Safe to run twice: what was heard is on record.

    A talk of no known order tells nobody what the invoice would be for; it is entered by hand then.
    """
    talk = talks_in([entry.shop_id]).filter(pk=int(entry.subject.id)).exclude(order_no="").first()
    if talk is None or entry.data.get("sender") != "buyer":
        return
    said = messages_in([entry.shop_id]).filter(conversation=talk.key, sender="buyer").order_by("-at", "-key")
    texts = list(said.values_list("text", flat=True)[: max(int(entry.data.get("messages", 1)), 1)])
    for text in reversed(texts):
        heard = read_words(text, intends=_intends(text))
        if heard.asks or heard.said:
            hear_request(shop_id=entry.shop_id, order_no=talk.order_no, heard=heard, talk_id=talk.pk, now=now)


def _intends(text: str) -> bool:
    """Whether the turn is about an invoice by its sense, in the one place where a yes is surely a request."""
    if "票" not in text:
        return False
    group = load_understanding().classify(text).turn.group
    return group.label == GROUP and group.p >= _SURE
