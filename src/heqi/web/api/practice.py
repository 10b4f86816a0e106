"""练习 over HTTP: serve a simulated buyer, and see what each message was worth. Nothing here touches real talks."""

from secrets import randbelow
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_screener
from heqi.core.errors import HeqiError
from heqi.core.language.screen.talk import Talk
from heqi.core.practising import Setting, Told
from heqi.language.queries import words_of
from heqi.platforms import registry
from heqi.practice.access import exercise_of, require_open, turns_of
from heqi.practice.actions.begin import begin_exercise
from heqi.practice.actions.speak import Ended, Said, keep_turn
from heqi.practice.models import Exercise
from heqi.practice.scenarios import BY_KEY, Scenario
from heqi.web.api import practice_shapes as shapes
from heqi.web.api.practice_page import detail_of, page_of
from heqi.web.errors import Problem
from heqi.web.staff import shops_asked, staff_of

router = Router()
REFUSED: dict[int | frozenset[int], Any] = {frozenset({400, 401, 403, 404, 409, 422}): Problem}
DETAIL: dict[int | frozenset[int], Any] = {200: shapes.ExerciseDetail, **REFUSED}
COLD, PLAIN = -0.6, 0.0
TONE = frozenset({"tone", "uncivil", "evasive"})


@router.get("", response={200: shapes.PracticePage, **REFUSED}, operation_id="read_practice")
def read_page(request: HttpRequest, shop: int | None = None, person: int | None = None) -> dict[str, Any]:
    """What there is to practise, and what was: mine, and as a supervisor everybody's of the shop."""
    staff = staff_of(request)
    return page_of(staff, shops_asked(staff, shop), person)


@router.post("", response=DETAIL, operation_id="begin_exercise")
def begin(request: HttpRequest, given: shapes.ExerciseBegun) -> dict[str, Any]:
    """The buyer writes first; from now on they wait. Raises practice.no_scenario."""
    staff = staff_of(request)
    scenario = BY_KEY.get(given.scenario)
    if scenario is None:
        raise HeqiError("practice.no_scenario", "没有这个练习场景。", "There is no such scenario.", 404)
    seed = randbelow(2**31)
    scene = registry.open_scene(setting_of(scenario, seed))
    row = begin_exercise(staff=staff, shop_id=given.shop_id, scenario=scenario, seed=seed, now=timezone.now(), **scene)
    return detail_of(staff, row)


@router.get("/{int:exercise_id}", response=DETAIL, operation_id="read_exercise")
def read_one(request: HttpRequest, exercise_id: int) -> dict[str, Any]:
    """The talk so far; its score when it is over."""
    staff = staff_of(request)
    return detail_of(staff, exercise_of(staff, exercise_id))


@router.post("/{int:exercise_id}/say", response=DETAIL, operation_id="say_in_exercise")
def say(request: HttpRequest, exercise_id: int, given: shapes.PracticeSaid) -> dict[str, Any]:
    """A message to the buyer, screened as a real one, but sent to nobody; the buyer's answer comes at once."""
    staff = staff_of(request)
    return _go_on(staff, exercise_id, given.version, given.text.strip())


@router.post("/{int:exercise_id}/end", response=DETAIL, operation_id="end_exercise")
def end(request: HttpRequest, exercise_id: int, given: shapes.PracticeEnd) -> dict[str, Any]:
    """Stop here; what was done is scored."""
    return _go_on(staff_of(request), exercise_id, given.version, None)


def setting_of(scenario: Scenario, seed: int) -> Setting:
    """The market's words for a scenario."""
    return Setting(seed, scenario.platform, scenario.character, scenario.mishap)


def _go_on(staff: StaffView, exercise_id: int, version: int, text: str | None) -> dict[str, Any]:
    row, now = require_open(exercise_of(staff, exercise_id), staff, version), timezone.now()
    told = [Told(turn.text, turn.delay, turn.heard) for turn in turns_of(row)]
    delay = max(0, int((now - row.heard_at).total_seconds()))
    setting = setting_of(BY_KEY[row.scenario], row.seed)
    played = registry.play(setting, told, text=text, delay=delay, judge=lambda words: _judge(row, words))
    said = None if text is None else Said(text, delay, played.heard, played.answer)
    ended = Ended(played.score["points"], played.resolved, played.score) if played.score else None
    return detail_of(
        staff, keep_turn(staff=staff, exercise_id=row.pk, version=version, said=said, ended=ended, now=now)
    )


def _judge(row: Exercise, text: str) -> tuple[str, list[str], float]:
    """The desk's own screening, with the shop's own words."""
    found = load_screener().screen(text, direction="out", words=words_of(row.shop_id), talk=Talk(previous=()))
    tone = COLD if any(each.kind in TONE for each in found.findings) else PLAIN
    return found.verdict, [each.title for each in found.findings], tone
