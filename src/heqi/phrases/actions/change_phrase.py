"""Put a phrase in other words, or into another group of its layer."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.phrases.access import lock_group, lock_phrase
from heqi.phrases.actions.add_phrase import next_place, require_free_code
from heqi.phrases.actions.save import tell_phrase
from heqi.phrases.fit import Written, require_sayable
from heqi.phrases.models import PhraseRow


@transaction.atomic
def change_phrase(
    *, staff: StaffView, phrase_id: int, version: int, group_id: int, given: Written, now: datetime
) -> PhraseRow:
    """Keep a phrase as it is written now. Raises phrase.none, role.phrases, phrase.stale, phrase.no_group,
    phrase.other_layer, phrase.blocked and the like, phrase.code_taken.
    """
    row = lock_phrase(staff, phrase_id, version)
    group = lock_group(staff, group_id)
    if (group.shop_id, group.layer, group.staff_id) != (row.shop_id, row.layer, row.staff_id):
        raise HeqiError("phrase.other_layer", "只能移到同一类的分组。", "A phrase stays in its layer.", 422)
    kept = require_sayable(row.shop_id, given)
    require_free_code(group, kept.code, but=row.pk)
    if group.pk != row.group_id:
        row.group_id, row.place = group.pk, next_place(group)
    row.title, row.code, row.text, row.asks = kept.title, kept.code, kept.text, list(kept.asks)
    row.goods_id, row.category = kept.about.goods_id, kept.about.category
    row.changed_at, row.changed_by = now, staff.id
    row.version += 1
    row.save()
    tell_phrase(row, "phrase.changed", staff, now)
    return row
