"""The only way to reception's rows."""

from collections.abc import Collection

from django.db.models import QuerySet

from heqi.reception.models import Conversation, Message


def conversations_in(shop_ids: Collection[int]) -> QuerySet[Conversation]:
    """Conversations of these shops."""
    return Conversation.objects.in_shops(shop_ids)


def messages_in(shop_ids: Collection[int]) -> QuerySet[Message]:
    """Messages of these shops."""
    return Message.objects.in_shops(shop_ids)
