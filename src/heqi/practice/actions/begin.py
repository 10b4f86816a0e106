"""Sit down with a simulated buyer."""

from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.core.errors import HeqiError
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.practice.models import Exercise
from heqi.practice.scenarios import Scenario


@transaction.atomic
def begin_exercise(
    *,
    staff: StaffView,
    shop_id: int,
    scenario: Scenario,
    seed: int,
    goods: str,
    paid_fen: int,
    opening: str,
    now: datetime,
) -> Exercise:
    """The buyer has written first; the clock of the answer runs. Raises shop.none."""
    if shop_id not in staff.shops:
        raise HeqiError("shop.none", "没有这个店铺。", "There is no such shop.", 404)
    row: Exercise = Exercise.objects.create(
        shop_id=shop_id,
        staff_id=staff.id,
        scenario=scenario.key,
        seed=seed,
        goods=goods,
        paid_fen=paid_fen,
        opening=opening,
        begun_at=now,
        heard_at=now,
    )
    subject, actor = Subject("exercise", str(row.pk)), Actor.staff(staff.id)
    data = {"exercise": row.pk, "scenario": scenario.key}
    write_entry(shop_id=shop_id, kind="practice.begun", subject=subject, actor=actor, data=data, now=now)
    return row
