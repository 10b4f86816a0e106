"""What nobody may keep any longer goes by itself: looked at every few minutes, however busy the desk is."""

import time
from datetime import datetime

from heqi.buyers.actions.note import forget_expired_notes
from heqi.pictures.actions.drop import drop_due
from heqi.pictures.actions.erase import erase_expired
from heqi.workers.carrying import tidy_channels

EVERY = 60.0
"""Seconds between two looks when the last one found nothing."""


class Keeping:
    """One lane's memory of when it looked last."""

    def __init__(self) -> None:
        self._next = 0.0

    def look(self, now: datetime) -> int:
        """Erase what is over; how much. At once again while there is more."""
        if time.monotonic() < self._next:
            return 0
        done = erase_expired(now) + drop_due(now) + forget_expired_notes(now) + tidy_channels(now)
        if not done:
            self._next = time.monotonic() + EVERY
        return done
