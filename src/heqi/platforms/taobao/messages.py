"""The record of a refund or an exchange: what buyer, shop and platform wrote, as a conversation of its own."""

from datetime import datetime

from heqi.core.facts import Fact
from heqi.core.masks import mask_contacts
from heqi.platforms.net.private import scrub
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.rows import Row
from heqi.platforms.taobao.stated import buyer_of, stated

REFUND_ROLES = {"1": "buyer", "2": "agent", "3": "system"}
EXCHANGE_ROLES = {"1": "agent", "2": "agent", "3": "system", "4": "buyer", "5": "system", "6": "system"}


def build_message(read: Reading, after_sale_no: str, order_no: str, roles: dict[str, str]) -> Row:
    """One line and its conversation. Raises Unreadable without number or time. Pictures are kept as links."""
    number = read.need(read.id("id"), "id")
    at = read.need(read.moment("created"), "created")
    talk = f"refund/{after_sale_no}"
    sender = roles.get(read.text("owner_role") or "", "system")
    name = (read.text("owner_nick") or "") if sender == "agent" else ""
    pictures = [part.text("url") for part in read.parts("pic_urls")]
    said = {
        "conversation": talk,
        "sender": sender,
        "sender_name": name,
        "at": at,
        "text": mask_contacts(read.text("content") or ""),
        "form": "售后留言",
        "order_no": order_no,
        "pictures": [picture for picture in pictures if picture],
    }
    message = Fact("message", f"{talk}/{number}", at, stated(said), scrub(dict(read.data)))
    return (message, _conversation(read, talk, sender, name, at, order_no))


def _conversation(read: Reading, talk: str, sender: str, name: str, at: datetime, order_no: str) -> Fact:
    buyer = buyer_of(read, "owner_nick") if sender == "buyer" else {}
    about = {"buyer": buyer.get("buyer"), "agent": name, "last_at": at, "order_no": order_no}
    return Fact("conversation", talk, at, stated(about))
