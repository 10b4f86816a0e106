"""Ask the policies that are on about one case: the first that may act does, the others' reasons are kept."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from heqi.automation.access import holds_in, spent_on_day
from heqi.automation.actions.act import act_on_case
from heqi.automation.desk_of import desk_of, with_day
from heqi.automation.grounds import grounds_of
from heqi.automation.models import PolicyHold, ShopPolicy
from heqi.cases.access import cases_in
from heqi.cases.judge import Judged, judge
from heqi.cases.models import Case
from heqi.cases.progress import is_undecided
from heqi.cases.statements import Statements, statements_of
from heqi.core.cases.automation.consider import Act, Hold, consider
from heqi.core.cases.automation.fits import Facing
from heqi.core.cases.automation.guards import Guard
from heqi.core.cases.reading import read_case
from heqi.core.errors import HeqiError
from heqi.core.time import shanghai_date
from heqi.shops.access import get_shop


def consider_case(shop_id: int, case_id: int, policies: Sequence[ShopPolicy], *, now: datetime, cause: int) -> None:
    """Safe to run any number of times: a case with a chosen outcome is left, and what holds is kept once."""
    case = cases_in([shop_id]).filter(id=case_id, done=False).first()
    if case is None or (case.outcome and not is_undecided(case)):
        return
    shop = get_shop(shop_id)
    stated = statements_of(shop_id, order_no=case.order_no, after_sale_no=case.after_sale_no)
    judged = judge(case, stated, shop=shop, now=now)
    fitting = [each for each in policies if _fits(each, judged)]
    if not fitting:
        holds_in([shop_id]).filter(case_id=case_id).delete()
        return
    _ask(fitting, case, stated, judged, now=now, cause=cause)


def _fits(policy: ShopPolicy, judged: Judged) -> bool:
    reading = read_case(judged.facts, judged.decision.at)
    return policy.view().template.fits(Facing(reading, judged.decision, policy.figures)) is not None


def _ask(
    policies: Sequence[ShopPolicy], case: Case, stated: Statements, judged: Judged, *, now: datetime, cause: int
) -> None:
    desk, grounds = desk_of(case, stated, judged, shop=get_shop(case.shop_id), now=now), grounds_of(judged)
    for policy in policies:
        today = with_day(desk, spent_on_day(policy, shanghai_date(now)))
        answer = consider(policy.view(), judged.facts, judged.decision, today, grounds=grounds)
        if isinstance(answer, Act):
            answer = _try(policy, answer, case, now, cause)
            if answer is None:
                return
        if answer is not None:
            keep_hold(policy, case, answer, now=now)


def _try(policy: ShopPolicy, answer: Act, case: Case, now: datetime, cause: int) -> Hold | None:
    """None when it acted, or somebody was faster; a hold when the money itself said no in the last moment."""
    try:
        act_on_case(policy.view(), answer, seen=case, now=now, cause=cause)
    except HeqiError as error:
        guard = Guard.MONEY_BEFORE if error.code.startswith("money.") else Guard.NOT_ALLOWED
        return Hold(answer.outcome, (guard,))
    return None


def keep_hold(policy: ShopPolicy, case: Case, hold: Hold, *, now: datetime) -> None:
    """Why the case was left, once per policy; the newest reasons stand."""
    guards, rules = [each.value for each in hold.guards], list(hold.rules)
    values = {"version": policy.version, "outcome": hold.outcome, "guards": guards, "rules": rules}
    mine = holds_in([case.shop_id]).filter(case_id=case.pk, policy_id=policy.pk)
    with transaction.atomic():
        if mine.filter(version=policy.version, guards=guards).exists() or mine.update(at=now, **values):
            return
        row = PolicyHold(shop_id=case.shop_id, policy_id=policy.pk, kind=policy.kind, case_id=case.pk, at=now, **values)
        PolicyHold.objects.bulk_create([row], ignore_conflicts=True)
