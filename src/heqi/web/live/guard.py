"""Who may listen: sessions and shops, checked for all open streams together. Runs in the hub's database thread."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http.cookie import parse_cookie
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from heqi.accounts.access import listeners_by_id
from heqi.accounts.models import Staff

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Listener:
    """Whose stream it is and which shops it may carry."""

    staff_id: int
    shop_ids: frozenset[int]


def session_key_of(headers: Mapping[bytes, bytes]) -> str:
    """The session cookie's value, or ''."""
    cookies = parse_cookie(headers.get(b"cookie", b"").decode("latin-1"))
    return str(cookies.get(settings.SESSION_COOKIE_NAME, ""))


def find_listeners(session_keys: Collection[str]) -> dict[str, Listener]:
    """Session key → listener, of those sessions that are still good. Three queries for 500 streams."""
    found: dict[str, Listener] = {}
    keys = iter({key for key in session_keys if key})
    while chunk := list(islice(keys, _CHUNK)):
        found |= dict(_find(chunk))
    return found


def _find(keys: list[str]) -> Iterator[tuple[str, Listener]]:
    rows = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    sessions = {key: SessionStore().decode(data) for key, data in rows.values_list("session_key", "session_data")}
    ids = {int(session[SESSION_KEY]) for session in sessions.values() if SESSION_KEY in session}
    people = listeners_by_id(ids)
    for key, session in sessions.items():
        staff, shop_ids = people.get(int(session.get(SESSION_KEY, 0)), (None, frozenset[int]()))
        if staff is not None and _is_current(session, staff):
            yield key, Listener(staff.pk, shop_ids)


def _is_current(session: Mapping[str, Any], staff: Staff) -> bool:
    # The hash in the session is made from the password: a new password ends the sessions of the old one.
    return constant_time_compare(session.get(HASH_SESSION_KEY, ""), staff.get_session_auth_hash())
