"""Every stored decision of the last 30 days put before a policy, in the order of time.

Facts are those that each decision was made from; rules and figures are the present ones. The wait is left out.
"""

import zlib
from dataclasses import replace
from datetime import date, datetime, timedelta

import orjson

from heqi.automation.dry_run.found import DAYS, Found, Row
from heqi.automation.dry_run.past import Past, pasts_of
from heqi.automation.grounds import deciding_rules
from heqi.cases.access import cases_in, verdicts_since
from heqi.cases.freshness import is_old
from heqi.cases.models import Verdict
from heqi.cases.money.limits import four_eyes_fen
from heqi.cases.parameters import parameters_of
from heqi.cases.rows import number_of
from heqi.core.cases.automation.consider import Act, Hold, consider
from heqi.core.cases.automation.fits import Facing
from heqi.core.cases.automation.policy import Policy
from heqi.core.cases.decide import decide
from heqi.core.cases.decision import Decision
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.facts_json import read_facts
from heqi.core.cases.reading import read_case
from heqi.core.time import shanghai_date
from heqi.rules.queries import present_book
from heqi.shops.contracts import ShopView

MOST_CASES = 2_000


def dry_run(shop: ShopView, policy: Policy, *, now: datetime) -> Found:
    """Ask about the newest cases of the last 30 days, each at the moments when it was decided.

    A case counts as taken at the first moment at which the policy would have acted, else as held for its last reasons.
    """
    since = now - timedelta(days=DAYS)
    newest = cases_in([shop.id]).filter(opened_at__gte=since).order_by("-opened_at", "-id")
    cases = list(newest[: MOST_CASES + 1])
    found = Found(cases=min(len(cases), MOST_CASES), capped=len(cases) > MOST_CASES)
    pasts = pasts_of(shop, cases[:MOST_CASES])
    replay = _Replay(shop, policy, found)
    for verdict in verdicts_since(shop.id, list(pasts), since):
        replay.ask(pasts[verdict.case_id], verdict)
    replay.close()
    return found


class _Replay:
    """One pass through time; knows what has been taken and what each day has cost."""

    def __init__(self, shop: ShopView, policy: Policy, found: Found) -> None:
        self._policy, self._found = policy, found
        self._book, self._parameters = present_book(shop.id), parameters_of(shop)
        self._four_eyes = four_eyes_fen(shop)
        self._taken: set[int] = set()
        self._held: dict[int, Row] = {}
        self._days: dict[date, tuple[int, int]] = {}

    def ask(self, past: Past, verdict: Verdict) -> None:
        """One decision of one case that has not been taken yet."""
        if past.case.pk in self._taken:
            return
        facts = read_facts(orjson.loads(zlib.decompress(verdict.facts)))
        decision = decide(facts, at=verdict.at, rulebook=self._book, parameters=self._parameters)
        answer = self._answer(past, facts, decision)
        if isinstance(answer, Act):
            self._take(past, answer, verdict.at)
        elif answer is not None:
            self._held[past.case.pk] = _held(past, answer, verdict.at)

    def close(self) -> None:
        """Nothing more comes: what was never taken was held."""
        for case_id, row in self._held.items():
            if case_id not in self._taken:
                self._found.count_hold(row)
        self._found.others = self._found.cases - self._found.acts - self._found.holds

    def _answer(self, past: Past, facts: CaseFacts, decision: Decision) -> Act | Hold | None:
        """Words and earlier money are looked into only where they can still matter: both are slow to find."""
        policy, at = self._policy, decision.at
        if policy.template.fits(Facing(read_case(facts, at), decision, policy.figures)) is None:
            return None
        old = is_old(facts.as_of, at)
        count, fen = self._days.get(shanghai_date(at), (0, 0))
        desk = past.desk_at(at, old=old, four_eyes_fen=self._four_eyes)
        desk = replace(desk, today_count=count, today_fen=fen, legal_words=past.names_law())
        grounds = deciding_rules(self._book, facts.platform, at)
        answer = consider(policy, facts, decision, desk, grounds=grounds)
        if not isinstance(answer, Act):
            return answer
        return consider(policy, facts, decision, replace(desk, spent_fen=past.spent_by(at)), grounds=grounds)

    def _take(self, past: Past, act: Act, at: datetime) -> None:
        self._taken.add(past.case.pk)
        day = shanghai_date(at)
        count, fen = self._days.get(day, (0, 0))
        self._days[day] = (count + 1, fen + act.cost_fen)
        self._found.count_act(
            Row(
                past.case.pk,
                past.case.after_sale_no or number_of(past.case.pk),
                past.case.goods,
                at.isoformat(),
                act.outcome,
                act.amount_fen,
                act.cost_fen,
                past.chosen,
            )
        )


def _held(past: Past, hold: Hold, at: datetime) -> Row:
    case = past.case
    number = case.after_sale_no or number_of(case.pk)
    guards = tuple(each.value for each in hold.guards)
    return Row(case.pk, number, case.goods, at.isoformat(), hold.outcome, None, 0, past.chosen, guards, hold.rules)
