"""Sessions in the database, as Django's, found by a look-up that is put into SQL once: every request asks for one."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from heqi.db.lookup import RowLookup

_by_key = RowLookup(Session, lambda key: Session.objects.filter(session_key=key), str)


class SessionStore(db.SessionStore):
    """The name must stay as Django's: what is stored is signed under it."""

    def _get_session_from_db(self) -> Session | None:
        found = [row for row in _by_key.find(self.session_key) if row.expire_date > timezone.now()]
        if not found:
            self._session_key = None
        return found[0] if found else None
