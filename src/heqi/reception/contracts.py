"""Reception as values. Times aware UTC; `made_up`: the time was invented because the source tells none."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ConversationView:
    """A conversation. `agent`: the sub-account that spoke last, by name; `buyer`: the name on the platform."""

    shop_id: int
    key: str
    buyer: str
    order_no: str
    goods: str
    agent: str
    last_at: datetime | None
    made_up: bool


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message. `sender`: buyer | agent | system."""

    key: str
    conversation: str
    sender: str
    sender_name: str
    at: datetime | None
    text: str
    made_up: bool
