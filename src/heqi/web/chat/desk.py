"""A visitor who waits for the next line."""

import re
from typing import Any

from django.utils import timezone

from heqi.web.channel.bell import ForVisit, Wish
from heqi.web.channel.waiting import Call, read_number
from heqi.web.chat.limits import LOOKS_OF_VISIT, require
from heqi.web.chat.rows import lines_after
from heqi.web.chat.session import page_at, require_visit

LINES = re.compile(r"/chat/([0-9a-f]{16})/lines")


class LinesDesk:
    """See heqi.web.channel.waiting.Desk. Raises channel.none, channel.paused, chat.new, chat.busy."""

    def __init__(self, call: Call, public_id: str) -> None:
        self._visit = require_visit(page_at(public_id), call.knock.headers)
        require(LOOKS_OF_VISIT, str(self._visit.pk), timezone.now())
        self._after = read_number(call.query, "after", 0)
        self.wish: Wish = ForVisit(self._visit.pk, self._after)

    def look(self) -> dict[str, Any] | None:
        """See Desk."""
        found = lines_after(self._visit, self._after)
        return found if found["lines"] else None

    def empty(self) -> dict[str, Any]:
        """See Desk."""
        return {"lines": [], "more": False}
