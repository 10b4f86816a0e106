"""A visitor who waits for the next line."""

import re
from typing import Any

from django.utils import timezone

from heqi.channels.keys import prefix_of
from heqi.web.channel.bell import ForVisit, Wish
from heqi.web.channel.waiting import Call, read_number
from heqi.web.chat.limits import LOOKS_OF_VISIT, require
from heqi.web.chat.rows import lines_after
from heqi.web.chat.session import page_at, require_visit
from heqi.web.marks.mark import RECENT, fresh_since

LINES = re.compile(r"/chat/([0-9a-f]{16})/lines")


class LinesDesk:
    """See heqi.web.channel.waiting.Desk. Raises channel.none, channel.paused, chat.new, chat.busy."""

    def __init__(self, call: Call, public_id: str) -> None:
        channel = page_at(public_id)
        self._visit = require_visit(channel, call.knock.headers)
        self._talk = (channel.shop_id, prefix_of(channel.pk) + self._visit.key)
        require(LOOKS_OF_VISIT, str(self._visit.pk), timezone.now())
        self._after = read_number(call.query, "after", 0)
        self._heard = read_number(call.query, "heard", 0)
        self.wish: Wish = ForVisit(self._visit.pk, self._after, *self._talk)

    def look(self) -> dict[str, Any] | None:
        """See Desk."""
        found = lines_after(self._visit, self._after)
        marks = RECENT.by_shop(*self._talk, after=max(self._heard, fresh_since()))
        heard = max((mark.at for mark in marks if mark.conversation == self._talk[1]), default=0)
        told = {"typing": heard} if heard else {}
        return {**found, **told} if found["lines"] or told else None

    def empty(self) -> dict[str, Any]:
        """See Desk."""
        return {"lines": [], "more": False}
