"""Put a message of ours into its talk, in the caller's transaction."""

from datetime import datetime

from heqi.core.facts import Fact
from heqi.core.masks import mask_contacts
from heqi.reception.actions.take_in import line_of
from heqi.reception.models import Outgoing, Talk
from heqi.reception.waiting import renew_wait
from heqi.trade.actions.apply_facts import apply_facts


def put_in(talk: Talk, row: Outgoing, *, sender_name: str, at: datetime, self_reported: bool = False) -> None:
    """Store it as a message of the locked talk that left at `at`; the reply clock hears of it. The caller saves."""
    form = "image" if row.picture_id is not None and not row.text else "text"
    text = mask_contacts(row.text)
    said = {"conversation": talk.key, "sender": "agent", "sender_name": sender_name, "at": at, "text": text}
    said |= {"form": form, "picture_id": row.picture_id, "staff_id": row.staff_id, "order_no": talk.order_no}
    said |= {"self_reported": True if self_reported else None}
    about = Fact("conversation", talk.key, at, {"last_at": at, "agent": sender_name, "buyer": talk.buyer})
    apply_facts(shop_id=talk.shop_id, facts=[Fact("message", row.key, at, said), about])
    if at >= talk.last_at:
        talk.last_at, talk.last_sender, talk.last_line = at, "agent", line_of(form, text)
    renew_wait(talk, now=at)
