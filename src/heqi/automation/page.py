"""设置 › 自动处理 as one value: every kind of policy in this shop, and what policies have done today."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from heqi.accounts.access import staff_names
from heqi.accounts.contracts import StaffView
from heqi.automation.access import dry_runs_of, policies_in, spent_on_day
from heqi.automation.actions.switch_on import HOLDS_FOR
from heqi.automation.found_page import found_page
from heqi.automation.models import DryRun, ShopPolicy
from heqi.automation.today import today_of
from heqi.cases.rows import person
from heqi.core.cases.automation.figures import read_figures
from heqi.core.cases.automation.kinds import TEMPLATES, PolicyKind
from heqi.core.cases.automation.policy import write_sentence
from heqi.core.time import shanghai_date

Names = Mapping[int, str]


def policies_page(shop_id: int, *, staff: StaffView, now: datetime) -> dict[str, Any]:
    """`PolicyPage` of the API."""
    held = {PolicyKind(each.kind): each for each in policies_in([shop_id])}
    names = staff_names(_people(held.values()))
    return {
        "may_edit": staff.owns(shop_id),
        "may_stop": staff.supervises(shop_id),
        "items": [_card(kind, held.get(kind), names, now) for kind in TEMPLATES],
        "today": today_of(shop_id, now=now),
    }


def _people(policies: Iterable[ShopPolicy]) -> set[int]:
    return {who for each in policies for who in (each.changed_by, each.on_by, each.stopped_by) if who is not None}


def _card(kind: PolicyKind, policy: ShopPolicy | None, names: Names, now: datetime) -> dict[str, Any]:
    template = TEMPLATES[kind]
    figures = read_figures(template.figures, {}) if policy is None else policy.figures
    sentence, sentence_en = write_sentence(kind, figures)
    return {
        "kind": kind,
        "title": template.title,
        "title_en": template.title_en,
        "sentence": sentence,
        "sentence_en": sentence_en,
        "figures": [
            {
                "name": each.name,
                "unit": each.unit,
                "title": each.title,
                "title_en": each.title_en,
                "value": figures[each.name],
                "least": each.least,
                "most": each.most,
            }
            for each in template.figures
        ],
        **(_UNUSED if policy is None else _used(policy, names, now)),
    }


_UNUSED: dict[str, Any] = {
    "version": 0, "state": "none", "changed_at": None, "changed_by": None, "on_at": None, "on_by": None,
    "stopped_at": None, "stopped_by": None, "dry_run": None, "today_count": 0, "today_fen": 0,
}  # fmt: skip
"""A kind that nobody has set a figure of yet."""


def _used(policy: ShopPolicy, names: Names, now: datetime) -> dict[str, Any]:
    count, fen = spent_on_day(policy, shanghai_date(now))
    run = dry_runs_of(policy).last()
    return {
        "version": policy.version,
        "state": policy.state,
        "changed_at": policy.changed_at,
        "changed_by": person(policy.changed_by, names),
        "on_at": policy.on_at,
        "on_by": person(policy.on_by, names),
        "stopped_at": policy.stopped_at,
        "stopped_by": person(policy.stopped_by, names),
        "dry_run": None if run is None else _run(run, policy, now),
        "today_count": count,
        "today_fen": fen,
    }


def _run(run: DryRun, policy: ShopPolicy, now: datetime) -> dict[str, Any]:
    stands = run.version == policy.version and now - run.at <= HOLDS_FOR
    return {"at": run.at, "version": run.version, "stands": stands, **found_page(run.found)}
