"""The owner sets a shop's remedies, their budgets and the four-eyes sum."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.actions.edit import actor_of
from heqi.cases.money.catalogue import GROUP, NAMES, TOTAL, Entry
from heqi.cases.money.limits import FOUR_EYES
from heqi.cases.money.remedy_words import require_clean_words
from heqi.core.errors import HeqiError
from heqi.shops.actions.change_settings import change_settings
from heqi.shops.contracts import ShopView


def set_money(
    *,
    staff: StaffView,
    shop_id: int,
    entries: Sequence[Entry],
    budget_fen: int | None,
    four_eyes_fen: int | None,
    now: datetime,
) -> ShopView:
    """All at once, as the page shows it. Raises role.owner, remedy.free, remedy.review, remedy.words."""
    if not staff.owns(shop_id):
        raise HeqiError("role.owner", "只有店主可以设置补偿与额度。", "Only the owner may set this.", 403)
    changes = {each.kind.value: _held(each) for each in entries}
    with transaction.atomic():
        by = actor_of(staff)
        change_settings(shop_id=shop_id, group=GROUP, changes={**changes, TOTAL: budget_fen}, by=by, now=now)
        group, name = FOUR_EYES
        return change_settings(shop_id=shop_id, group=group, changes={name: four_eyes_fen}, by=by, now=now)


def _held(entry: Entry) -> dict[str, object]:
    if entry.on and entry.face_fen <= 0:
        zh, en = NAMES[entry.kind]
        raise HeqiError("remedy.free", f"请填写“{zh}”的面值。", f"Give the face value of: {en}.", 422)
    return {
        "on": entry.on,
        "face_fen": entry.face_fen,
        "cost_fen": entry.cost_fen,
        "words": require_clean_words(entry.words),
        "budget_fen": entry.budget_fen,
    }
