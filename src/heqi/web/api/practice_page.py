"""Rows of practice as the page shows them."""

from collections.abc import Collection
from dataclasses import asdict
from functools import cache
from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_screener
from heqi.core.practising import Setting
from heqi.platforms import registry
from heqi.practice.access import exercises_seen_by, turns_of
from heqi.practice.models import Exercise
from heqi.practice.queries import people_practised
from heqi.practice.scenarios import BY_KEY, SCENARIOS

MOST = 30


def page_of(staff: StaffView, shop_ids: Collection[int], person: int | None) -> dict[str, Any]:
    """Scenarios, people and the newest exercises, of one person where one is asked for."""
    rows = exercises_seen_by(staff, shop_ids)
    newest = list((rows if person is None else rows.filter(staff_id=person))[:MOST])
    people = people_practised(staff, shop_ids)
    names = staff_names({*(each.staff_id for each in people), *(row.staff_id for row in newest)})
    return {
        "scenarios": [asdict(each) for each in SCENARIOS],
        "people": [
            {**asdict(each), "person": {"id": each.staff_id, "name": names.get(each.staff_id, "")}} for each in people
        ],
        "exercises": [_row(row, names) for row in newest],
    }


def detail_of(staff: StaffView, row: Exercise) -> dict[str, Any]:
    """One exercise whole. Who the buyer really was is told when it is over."""
    scenario, over = BY_KEY[row.scenario], row.ended_at is not None
    setting = Setting(row.seed, scenario.platform, scenario.character, scenario.mishap)
    was = registry.who_it_was(setting) if over else {"character": None, "mishap": None}
    return {
        **_row(row, staff_names({row.staff_id})),
        **was,
        "version": row.version,
        "mine": row.staff_id == staff.id and not over,
        "goods": row.goods,
        "paid_fen": row.paid_fen,
        "opening": row.opening,
        "heard_at": row.heard_at,
        "turns": [
            {
                "text": turn.text,
                "at": turn.at,
                "delay": turn.delay,
                "verdict": turn.heard["verdict"],
                "findings": turn.heard["findings"],
                "findings_en": [_titles_en().get(title, title) for title in turn.heard["findings"]],
                "answer": turn.answer,
            }
            for turn in turns_of(row)
        ],
        "score": row.score,
    }


@cache
def _titles_en() -> dict[str, str]:
    """English titles by the Chinese ones that a turn keeps; a shop's own words have one title only."""
    return {rule.title: rule.title_en for rule in load_screener().rules.values()}


def _row(row: Exercise, names: dict[int, str]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "person": {"id": row.staff_id, "name": names.get(row.staff_id, "")},
        "scenario": asdict(BY_KEY[row.scenario]),
        "begun_at": row.begun_at,
        "ended_at": row.ended_at,
        "resolved": row.resolved,
        "points": row.points,
    }
