"""Tables of reception."""

from heqi.reception.models.duty import Post, Presence, Transfer, Whisper
from heqi.reception.models.facts import Conversation, Message, ServiceRating
from heqi.reception.models.talk import Outgoing, Talk, Wait

__all__ = [
    "Conversation",
    "Message",
    "Outgoing",
    "Post",
    "Presence",
    "ServiceRating",
    "Talk",
    "Transfer",
    "Wait",
    "Whisper",
]
