"""Take a phrase out of use."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.phrases.access import lock_phrase
from heqi.phrases.actions.save import tell_phrase
from heqi.phrases.models import PhraseRow


@transaction.atomic
def end_phrase(*, staff: StaffView, phrase_id: int, version: int, now: datetime) -> PhraseRow:
    """End a phrase; the row stays. Raises phrase.none, role.phrases, phrase.stale."""
    row = lock_phrase(staff, phrase_id, version)
    row.ended_at, row.version = now, row.version + 1
    row.save(update_fields=["ended_at", "version"])
    tell_phrase(row, "phrase.ended", staff, now)
    return row
