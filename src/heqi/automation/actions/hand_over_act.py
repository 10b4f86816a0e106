"""The wait is over: what a policy laid out is handed out, if nothing has come in between."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from heqi.automation.access import acts_in, policies_in
from heqi.automation.actions.consider_case import keep_hold
from heqi.automation.actions.take_back import end_act, is_ours, take_back
from heqi.automation.desk_of import desk_of
from heqi.automation.grounds import grounds_of
from heqi.automation.lock import hold_policies
from heqi.automation.models import PolicyAct, ShopPolicy
from heqi.cases.access import lock_cases
from heqi.cases.actions.edit import save_edit
from heqi.cases.actions.hand_out_flow import cancel_waiting, hand_out_flow
from heqi.cases.judge import judge_case
from heqi.cases.models import Case
from heqi.cases.statements import statements_of
from heqi.core.cases.automation.consider import Hold, consider
from heqi.core.cases.automation.guards import Guard
from heqi.core.words import AfterSaleState, Outcome
from heqi.journal.contracts import SYSTEM, Actor, ActorKind
from heqi.shops.access import get_shop

ITS_OWN = frozenset({Guard.MONEY_BEFORE, Guard.OVER_PAID, Guard.DAY_COUNT, Guard.DAY_SUM, Guard.PERSON_ACTED,
                     Guard.PAID_LONG_AGO})  # fmt: skip
"""Reasons that the policy's own step or the wait brings about, or that a person who left it standing has seen."""
_OURS_TO_ANSWER = (AfterSaleState.AWAITING_MERCHANT, AfterSaleState.AWAITING_MERCHANT_RECEIPT)


def hand_over_act(*, shop_id: int, act_id: int, now: datetime, cause: int) -> None:
    """Hand it out once; take it back where a reason to hold has come up meanwhile. Safe to run twice."""
    with transaction.atomic():
        hold_policies(shop_id)
        act = acts_in([shop_id]).filter(id=act_id, state=PolicyAct.State.WAITING).first()
        policy = None if act is None else policies_in([shop_id]).filter(id=act.policy_id).first()
        if act is None or policy is None:
            return
        for case in lock_cases(shop_id, id=act.case_id):
            _end(act, policy, case, now, cause)


def _end(act: PolicyAct, policy: ShopPolicy, case: Case, now: datetime, cause: int) -> None:
    if not is_ours(act, case):
        if case.flow_no == act.flow_no:
            cancel_waiting(case, by=SYSTEM, now=now)
        end_act(act, PolicyAct.State.WITHDRAWN, by=None, now=now)
        return
    if policy.state != ShopPolicy.State.ON:
        take_back(act, case, now=now)
        return
    hold = _held(act, policy, case, now)
    if hold is not None:
        take_back(act, case, now=now)
        keep_hold(policy, case, hold, now=now)
        return
    actor = Actor(ActorKind.POLICY, act.policy_id)
    handed = hand_out_flow(case, by=actor, now=now)
    end_act(act, PolicyAct.State.HANDED, by=None, now=now)
    data = {"policy": act.policy_id, "policy_kind": act.kind, "act": act.pk, "actions": handed}
    save_edit(case, kind="case.policy_handed", actor=actor, data=data, now=now, cause=cause)


def _held(act: PolicyAct, policy: ShopPolicy, case: Case, now: datetime) -> Hold | None:
    """A reason that has come up since. Where the platform has gone on by itself, there is nothing left to hold."""
    judged = judge_case(case, now=now)
    if judged.facts.after_sale.state not in _OURS_TO_ANSWER:
        return None
    stated = statements_of(case.shop_id, order_no=case.order_no, after_sale_no=case.after_sale_no)
    desk = desk_of(case, stated, judged, shop=get_shop(case.shop_id), now=now)
    before = replace(desk, settled=False)
    view = replace(policy.view(), version=act.version, figures=act.figures)
    answer = consider(view, judged.facts, judged.decision, before, grounds=grounds_of(judged))
    if answer is None:
        return Hold(Outcome(act.outcome), (Guard.NOT_FIRST,))
    guards = tuple(each for each in answer.guards if each not in ITS_OWN) if isinstance(answer, Hold) else ()
    return Hold(answer.outcome, guards) if guards else None
