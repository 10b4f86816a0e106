"""Since when a buyer has been waiting for a word, read off a talk."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from heqi.reception.contracts import MessageView

FRESH = timedelta(hours=24)
"""A talk that was exported longer ago says nothing of now."""
_CONTENT = "pleased"


def waiting_since(talk: Sequence[MessageView], *, now: datetime, emotion_of: Callable[[str], str]) -> datetime | None:
    """When the buyer began to wait, None where they do not: the first turn of theirs that nobody has answered.

    `talk`: earliest first; `emotion_of`: how a turn of the buyer sounds. Invented times are no times, and who only says
    thanks waits for nothing.
    """
    told = [each for each in talk if each.at is not None and not each.made_up and each.sender != "system"]
    unanswered: list[MessageView] = []
    for each in told:
        unanswered = [*unanswered, each] if each.sender == "buyer" else []
    if not unanswered or unanswered[0].at is None or now - unanswered[0].at > FRESH:
        return None
    return None if emotion_of(unanswered[-1].text) == _CONTENT else unanswered[0].at
