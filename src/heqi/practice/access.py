"""The only way to the rows of practice."""

from collections.abc import Collection

from django.db import connection
from django.db.models import Q, QuerySet

from heqi.accounts.contracts import SUPERVISING, StaffView
from heqi.core.errors import HeqiError
from heqi.practice.models import Exercise, ExerciseTurn


def exercises_seen_by(staff: StaffView, shop_ids: Collection[int]) -> QuerySet[Exercise]:
    """Those of these shops that the person may see, newest first: their own; of shops they supervise, everybody's."""
    rows: QuerySet[Exercise] = Exercise.objects.in_shops(shop_ids)
    supervised = [shop_id for shop_id in staff.shops_as(SUPERVISING) if shop_id in set(shop_ids)]
    return rows.filter(Q(staff_id=staff.id) | Q(shop_id__in=supervised)).order_by("-id")


def exercise_of(staff: StaffView, exercise_id: int) -> Exercise:
    """One that the person may see. Raises practice.none."""
    found = exercises_seen_by(staff, list(staff.shops)).filter(pk=exercise_id).first()
    if found is None:
        raise HeqiError("practice.none", "没有这次练习。", "There is no such exercise.", 404)
    return found


def lock_exercise(staff: StaffView, exercise_id: int, version: int) -> Exercise:
    """The person's own, still open, held until the transaction ends. Raises as `require_open`."""
    rows = Exercise.objects.in_shops(list(staff.shops)).filter(pk=exercise_id, staff_id=staff.id)
    row = (rows.select_for_update() if connection.features.has_select_for_update else rows).first()
    return require_open(row or exercise_of(staff, exercise_id), staff, version)


def require_open(row: Exercise, staff: StaffView, version: int) -> Exercise:
    """The row, when the person may go on with it. Raises practice.others, practice.over, practice.stale."""
    if row.staff_id != staff.id:
        raise HeqiError("practice.others", "这是别人的练习，只能查看。", "This is somebody else's exercise.", 403)
    if row.ended_at is not None:
        raise HeqiError("practice.over", "这次练习已经结束。", "This exercise is over.", 409)
    if row.version != version:
        detail = {"version": row.version}
        raise HeqiError(
            "practice.stale", "对话已有新内容，请刷新。", "The talk has gone on; load it again.", 409, detail
        )
    return row


def turns_of(exercise: Exercise) -> list[ExerciseTurn]:
    """In the order in which they were said."""
    return list(ExerciseTurn.objects.in_shop(exercise.shop_id).filter(exercise_id=exercise.pk).order_by("place"))
