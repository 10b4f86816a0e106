"""One automatic step: a policy chooses an outcome, in one transaction, or leaves the case alone."""

from datetime import datetime, timedelta

from django.db import transaction

from heqi.automation.access import holds_in, lock_policy, spent_on_day
from heqi.automation.desk_of import desk_of, with_day
from heqi.automation.grounds import grounds_of
from heqi.automation.lock import hold_policies
from heqi.automation.models import PolicyAct, ShopPolicy
from heqi.cases.access import lock_cases
from heqi.cases.actions.begin_outcome import begin_outcome
from heqi.cases.actions.edit import save_edit
from heqi.cases.models import Case
from heqi.cases.money.weigh import Choice, weigh_choice
from heqi.cases.statements import statements_of
from heqi.clocks.actions import start_clocks
from heqi.clocks.contracts import ClockSpec
from heqi.core.cases.automation.consider import Act, consider
from heqi.core.cases.automation.kinds import PolicyKind
from heqi.core.cases.automation.policy import Policy
from heqi.core.time import shanghai_date
from heqi.journal.contracts import Actor, ActorKind, Subject
from heqi.shops.access import get_shop

HAND_OVER = "policy_hand_over"
SUBJECT = "policy_act"


def act_on_case(policy: Policy, wanted: Act, *, seen: Case, now: datetime, cause: int | None) -> PolicyAct | None:
    """Choose `wanted` on the case as it was `seen`; None when it, the policy or the day's sum has changed since.

    Whoever was faster wins: a case of another version is left, and so is everything once the policy was stopped.
    Raises what weigh_choice raises.
    """
    with transaction.atomic():
        hold_policies(seen.shop_id)
        row = lock_policy(seen.shop_id, policy.kind)
        if row is None or row.state != ShopPolicy.State.ON or row.version != policy.version:
            return None
        for case in lock_cases(seen.shop_id, id=seen.pk, version=seen.version, done=False):
            choice = weigh_choice(
                case, outcome=wanted.outcome, amount_fen=None, reason="", override=False, looked=False, now=now
            )
            if _still(policy, row, case, choice, now) == wanted:
                return _do(policy, case, choice, now=now, cause=cause)
    return None


def _still(policy: Policy, row: ShopPolicy, case: Case, choice: Choice, now: datetime) -> object:
    """What the policy says now that nobody else can change the case or spend of the day's sum."""
    judged, shop = choice.judged, get_shop(case.shop_id)
    stated = statements_of(case.shop_id, order_no=case.order_no, after_sale_no=case.after_sale_no)
    desk = with_day(desk_of(case, stated, judged, shop=shop, now=now), spent_on_day(row, shanghai_date(now)))
    return consider(policy, judged.facts, judged.decision, desk, grounds=grounds_of(judged))


def _do(policy: Policy, case: Case, choice: Choice, *, now: datetime, cause: int | None) -> PolicyAct:
    actor = Actor(ActorKind.POLICY, policy.id)
    begun = begin_outcome(case, choice, by=actor, reason=policy.sentence()[0], now=now)
    act = _keep(policy, case, choice, now)
    data = {
        **begun,
        "policy": policy.id,
        "policy_kind": policy.kind.value,
        "policy_version": policy.version,
        "figures": dict(policy.figures),
        "act": act.pk,
        "hand_at": act.hand_at.isoformat(),
    }
    save_edit(case, kind="case.policy_chose", actor=actor, data=data, now=now, cause=cause)
    spec = ClockSpec(HAND_OVER, act.hand_at, (), "merchant", "policy")
    start_clocks(shop_id=case.shop_id, subject=Subject(SUBJECT, str(act.pk)), clocks=[spec], now=now)
    holds_in([case.shop_id]).filter(case_id=case.pk).delete()
    return act


def _keep(policy: Policy, case: Case, choice: Choice, now: datetime) -> PolicyAct:
    act: PolicyAct = PolicyAct.objects.create(
        shop_id=case.shop_id,
        policy_id=policy.id,
        kind=PolicyKind(policy.kind),
        version=policy.version,
        figures=dict(policy.figures),
        case_id=case.pk,
        flow_no=case.flow_no,
        at=now,
        day=shanghai_date(now),
        outcome=choice.option.outcome,
        amount_fen=choice.amount,
        cost_fen=choice.cost,
        hand_at=now + timedelta(minutes=policy.figures["wait_minutes"]),
    )
    return act
