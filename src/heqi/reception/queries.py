"""Reception in bulk, as values."""

from collections.abc import Collection

from heqi.reception.access import conversations_in, messages_in
from heqi.reception.contracts import ConversationView, MessageView
from heqi.reception.models import Conversation, Message


def newest_conversations(shop_ids: Collection[int], limit: int = 50) -> list[ConversationView]:
    """The conversations with the latest messages, newest first."""
    rows = conversations_in(shop_ids).order_by("-last_at", "-id")[:limit]
    return [_view_conversation(row) for row in rows]


def messages_of(shop_id: int, conversation: str) -> list[MessageView]:
    """The messages of one conversation, earliest first."""
    rows = messages_in([shop_id]).filter(conversation=conversation).order_by("at", "key")
    return [_view_message(row) for row in rows]


def messages_about(shop_id: int, order_no: str, limit: int = 500) -> list[MessageView]:
    """The last `limit` messages of conversations about one order, earliest first; none without an order number."""
    if not order_no:
        return []
    talks = conversations_in([shop_id]).filter(order_no=order_no).values_list("key", flat=True)
    rows = messages_in([shop_id]).filter(conversation__in=list(talks)).order_by("-at", "-key")[:limit]
    return [_view_message(row) for row in reversed(rows)]


def orders_talked_about(shop_id: int, *, messages: Collection[str], conversations: Collection[str]) -> set[str]:
    """The orders that these messages and conversations, by their keys, are about."""
    keys = set(conversations)
    if messages:
        keys |= set(messages_in([shop_id]).filter(key__in=list(messages)).values_list("conversation", flat=True))
    if not keys:
        return set()
    talks = conversations_in([shop_id]).filter(key__in=list(keys)).exclude(order_no="")
    return set(talks.values_list("order_no", flat=True))


def _view_conversation(row: Conversation) -> ConversationView:
    return ConversationView(
        shop_id=row.shop_id,
        key=row.key,
        buyer=row.buyer,
        order_no=row.order_no,
        goods=row.goods,
        agent=row.agent,
        last_at=row.last_at,
        made_up=bool(row.made_up),
    )


def _view_message(row: Message) -> MessageView:
    return MessageView(
        key=row.key,
        conversation=row.conversation,
        sender=row.sender,
        sender_name=row.sender_name,
        at=row.at,
        text=row.text,
        made_up=bool(row.made_up),
    )
