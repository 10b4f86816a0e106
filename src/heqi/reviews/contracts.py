"""Reviews as values. Times aware UTC; None: not stated."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review. `rating`: stars; `tone`: good | middling | bad, or empty; `follow_up`: what the buyer added later."""

    shop_id: int
    key: str
    order_no: str
    buyer: str
    goods: str
    sku: str
    rating: int | None
    tone: str
    text: str
    at: datetime | None
    follow_up: str
    follow_up_at: datetime | None
    reply: str
