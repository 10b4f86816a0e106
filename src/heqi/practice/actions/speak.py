"""One message to the simulated buyer, and its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.journal.actions import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.practice.access import lock_exercise
from heqi.practice.models import Exercise, ExerciseTurn


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it was taken and answered. `delay`: whole seconds since the buyer wrote."""

    text: str
    delay: int
    heard: Mapping[str, Any]
    answer: str


@dataclass(frozen=True, slots=True)
class Ended:
    """What it was worth."""

    points: int
    resolved: bool
    score: Mapping[str, Any]


@transaction.atomic
def keep_turn(
    *, staff: StaffView, exercise_id: int, version: int, said: Said | None, ended: Ended | None, now: datetime
) -> Exercise:
    """Keep what was said, and the score when that was the end; without words it is given up.

    Raises practice.none, practice.others, practice.over, practice.stale.
    """
    row = lock_exercise(staff, exercise_id, version)
    if said is not None:
        ExerciseTurn.objects.create(
            shop_id=row.shop_id,
            exercise_id=row.pk,
            place=row.version + 1,
            text=said.text,
            at=now,
            delay=said.delay,
            heard=dict(said.heard),
            answer=said.answer,
        )
        row.heard_at = now
    row.version += 1
    if ended is not None:
        row.ended_at, row.resolved = now, ended.resolved
        row.points, row.score = ended.points, dict(ended.score)
        data = {"exercise": row.pk, "scenario": row.scenario, "points": ended.points, "turns": row.version}
        subject, actor = Subject("exercise", str(row.pk)), Actor.staff(staff.id)
        write_entry(shop_id=row.shop_id, kind="practice.ended", subject=subject, actor=actor, data=data, now=now)
    row.save()
    return row
