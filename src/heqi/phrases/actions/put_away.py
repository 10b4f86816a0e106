"""Let a shipped phrase be shown no more in a shop."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.phrases.phrase import Layer
from heqi.phrases.access import require_writer
from heqi.phrases.actions.save import tell_phrase
from heqi.phrases.models import PhraseRow
from heqi.phrases.shipped import require_shipped


@transaction.atomic
def put_away(*, staff: StaffView, shop_id: int, starter: str, now: datetime) -> None:
    """Keep an ended row in the shipped one's place. Raises shop.none, role.phrases, phrase.none."""
    require_writer(staff, shop_id, Layer.SHOP)
    shipped = require_shipped(shop_id, starter)
    row = PhraseRow(
        shop_id=shop_id,
        group_id=0,
        layer=Layer.SHOP,
        title=shipped.title,
        text=shipped.text,
        starter=starter,
        changed_at=now,
        changed_by=staff.id,
        ended_at=now,
    )
    row.save(force_insert=True)
    tell_phrase(row, "phrase.put_away", staff, now)
