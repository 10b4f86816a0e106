"""Keeps the table of log-ins in step with the sessions, and sessions alive that are used; a write a minute at most."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from heqi.accounts.actions.keep_session import keep_session
from heqi.accounts.models import Staff

SEEN = "seen_at"
QUIET = 60  # seconds between two notes of one session


class KeepSessions:
    """Middleware, behind authentication. The note in the session itself tells when to write again, without a query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        self._note(request)
        return response

    def _note(self, request: HttpRequest) -> None:
        if not request.path.startswith("/api/"):
            return
        staff, session, now = request.user, request.session, timezone.now()
        if not isinstance(staff, Staff) or not session.session_key or now.timestamp() - session.get(SEEN, 0) < QUIET:
            return
        keep_session(
            staff_id=staff.pk,
            session_key=session.session_key,
            ip=str(request.META.get("REMOTE_ADDR", "")),
            agent=request.headers.get("User-Agent", ""),
            idle=timedelta(seconds=settings.SESSION_COOKIE_AGE),
            now=now,
        )
        session[SEEN] = int(now.timestamp())
