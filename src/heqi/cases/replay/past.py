"""The closed cases of a period, each with the decision that it was settled by."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson
from django.db.models import QuerySet

from heqi.cases.access import cases_in, decided_at, verdicts_by_id
from heqi.cases.models import Case
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.facts_json import read_facts

_AT_ONCE = 200
"""Cases whose decisions are held in memory at once."""


@dataclass(frozen=True, slots=True)
class Period:
    """Closed from `since` on and before `until`; of those the newest `limit`."""

    since: datetime
    until: datetime
    limit: int


@dataclass(frozen=True, slots=True)
class PastCase:
    """A case as it stood when it was settled on: its facts, and the moment that it was decided for."""

    case: Case
    facts: CaseFacts
    at: datetime


def closed_in(shop_id: int, period: Period) -> QuerySet[Case]:
    """Finished cases of the period, the newest first."""
    rows = cases_in([shop_id]).filter(done=True, closed_at__gte=period.since, closed_at__lt=period.until)
    return rows.order_by("-closed_at", "-id")


def past_cases(shop_id: int, period: Period) -> Iterator[PastCase]:
    """Those that a decision was ever stored for."""
    cases = list(closed_in(shop_id, period)[: period.limit])
    for start in range(0, len(cases), _AT_ONCE):
        part = cases[start : start + _AT_ONCE]
        yield from _with_facts(shop_id, part, _settled_by(shop_id, part))


def _settled_by(shop_id: int, cases: Sequence[Case]) -> dict[int, int]:
    """Verdict id by case id: the last one up to the choice; for a case without a choice the first there was.

    What was decided after the end knows how it ended, and would say nothing of the choice.
    """
    chosen_at = {case.pk: case.chosen_at for case in cases}
    found: dict[int, int] = {}
    for case_id, verdict_id, at in decided_at(shop_id, list(chosen_at)):
        moment = chosen_at[case_id]
        if case_id not in found or (moment is not None and at <= moment):
            found[case_id] = verdict_id
    return found


def _with_facts(shop_id: int, cases: Sequence[Case], settled_by: Mapping[int, int]) -> Iterator[PastCase]:
    verdicts = verdicts_by_id(shop_id, list(settled_by.values()))
    for case in cases:
        verdict = verdicts.get(settled_by.get(case.pk, 0))
        if verdict is not None:
            yield PastCase(case, read_facts(orjson.loads(zlib.decompress(verdict.facts))), verdict.at)
