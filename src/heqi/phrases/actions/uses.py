"""What became of a phrase: taken into the input, sent as it was or edited, and how it went. Counted, not journalled:
the messages themselves are on record, and a count is no change of anybody's matter.
"""

from datetime import datetime
from hashlib import blake2b

from django.db import IntegrityError, transaction
from django.db.models import F

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.phrases.access import counts_in, uses_in
from heqi.phrases.keys import require_key
from heqi.phrases.models import PhraseCount, PhraseUse


@transaction.atomic
def take_phrase(
    *, staff: StaffView, shop_id: int, key: str, text: str, intent: str = "", talk_id: int | None = None, now: datetime
) -> PhraseUse:
    """Note that a person put this phrase, filled as `text`, into the input. Raises shop.none, phrase.none."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    require_key(staff.id, shop_id, key)
    use = PhraseUse(
        shop_id=shop_id, key=key, intent=intent[:40], talk_id=talk_id, by=staff.id, at=now, digest=digest_of(text)
    )
    use.save(force_insert=True)
    _count(use, taken=1)
    return use


@transaction.atomic
def note_sent(*, shop_id: int, use_id: int, text: str, by: int, now: datetime) -> bool:
    """Note that what a person took was sent as `text`; whether that was news. Only who took it can have sent it."""
    waiting = uses_in([shop_id]).filter(pk=use_id, by=by, sent_at=None)
    use = waiting.first()
    if use is None:
        return False
    edited = use.digest != digest_of(text)
    if not waiting.update(sent_at=now, edited=edited):
        return False
    _count(use, sent=1, edited=int(edited))
    return True


@transaction.atomic
def note_outcome(*, shop_id: int, talk_id: int, good: bool, since: datetime) -> int:
    """Note how a talk went, for every phrase that was sent in it after `since` and has no outcome; how many."""
    open_uses = uses_in([shop_id]).filter(talk_id=talk_id, sent_at__gte=since, outcome="")
    noted = 0
    for use in open_uses:
        outcome = PhraseUse.Outcome.GOOD if good else PhraseUse.Outcome.BAD
        if uses_in([shop_id]).filter(pk=use.pk, outcome="").update(outcome=outcome):
            _count(use, good=int(good), bad=int(not good))
            noted += 1
    return noted


def digest_of(text: str) -> str:
    """What tells whether a text was edited; blanks at its ends are not."""
    return blake2b(text.strip().encode(), digest_size=16).hexdigest()


def _count(use: PhraseUse, **more: int) -> None:
    """Add to the counts, under a row that is made when it is first needed."""
    row = counts_in([use.shop_id]).filter(key=use.key, intent=use.intent)
    change = {name: F(name) + number for name, number in more.items()}
    if row.update(**change):
        return
    try:
        with transaction.atomic():
            PhraseCount.objects.create(shop_id=use.shop_id, key=use.key, intent=use.intent, **more)
    except IntegrityError:  # somebody made it between our look and our write
        row.update(**change)
