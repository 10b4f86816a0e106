"""Put groups, or the phrases of one group, into another order."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.phrases.phrase import Layer
from heqi.phrases.access import groups_in, lock_group, phrases_in, require_writer, unable_to_change_stale
from heqi.phrases.actions.save import tell_group
from heqi.phrases.models import PhraseGroup, PhraseRow


@transaction.atomic
def arrange_phrases(*, staff: StaffView, group_id: int, phrase_ids: Sequence[int], now: datetime) -> PhraseGroup:
    """The order of a group's phrases, all of them. Raises phrase.no_group, role.phrases; phrase.stale where they are
    not exactly those that the group holds now.
    """
    group = lock_group(staff, group_id)
    rows = {row.pk: row for row in phrases_in([group.shop_id]).filter(group_id=group.pk)}
    moved = _moved(rows, phrase_ids)
    PhraseRow.objects.in_shop(group.shop_id).bulk_update(moved, ["place", "version"])
    if moved:
        tell_group(group, "phrase_group.arranged", staff, now, phrases=len(moved))
    return group


@transaction.atomic
def arrange_groups(*, staff: StaffView, shop_id: int, layer: Layer, group_ids: Sequence[int], now: datetime) -> None:
    """The order of a layer's groups, all of them. Raises shop.none, role.phrases, phrase.stale."""
    require_writer(staff, shop_id, layer)
    owner = staff.id if layer is Layer.PERSONAL else 0
    rows = {row.pk: row for row in groups_in([shop_id]).filter(layer=layer, staff_id=owner)}
    moved = _moved(rows, group_ids)
    PhraseGroup.objects.in_shop(shop_id).bulk_update(moved, ["place", "version"])
    if moved:
        tell_group(moved[0], "phrase_group.arranged", staff, now)


def _moved(rows: dict[int, PhraseRow] | dict[int, PhraseGroup], ids: Sequence[int]) -> list:  # type: ignore[type-arg]
    """The rows that have another place now, with it."""
    if sorted(ids) != sorted(rows):
        raise unable_to_change_stale()
    moved = []
    for place, row_id in enumerate(ids, 1):
        row = rows[row_id]
        if row.place != place:
            row.place, row.version = place, row.version + 1
            moved.append(row)
    return moved
