"""One policy for the incident: what is offered in each phase. Above a limit it waits for another person's yes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.cases.actions.edit import actor_of
from heqi.cases.money.limits import approvers_of, four_eyes_fen
from heqi.core.errors import HeqiError
from heqi.core.incidents.policy import Policy, dump_policy, require_policy
from heqi.core.money import yuan
from heqi.incidents.access import lock_incident, policies_of, require_supervisor
from heqi.incidents.actions.edit import save_incident
from heqi.incidents.estimate import Estimate, estimate_policy
from heqi.incidents.models import Incident, PolicyAsked
from heqi.incidents.wording import require_clean
from heqi.shops.access import get_shop

State = PolicyAsked.State


@dataclass(frozen=True, slots=True)
class Wanted:
    """A policy and how it is carried out. `begin`: settle cases on it at once; `proactive`: open cases where none is;
    `looked`: whoever sets it has looked at the platform's own figures today.
    """

    policy: Policy
    begin: bool
    proactive: bool
    looked: bool


def set_policy(*, staff: StaffView, incident_id: int, version: int, wanted: Wanted, now: datetime) -> Incident:
    """In force at once, or asked for where its sum is above the setter's limit or the shop's four-eyes sum.

    A worker carries it out. Raises lock_incident's, role.supervisor, incident.policy, incident.asked while another
    waits, remedy.review, remedy.words, approval.nobody.
    """
    policy = require_policy(wanted.policy)
    with transaction.atomic():
        incident = lock_incident(staff, incident_id, version)
        require_supervisor(staff, incident.shop_id)
        for offer in policy.values():
            require_clean(incident.shop_id, offer.words)
        if policies_of(incident).filter(state=State.ASKED).exists():
            raise HeqiError("incident.asked", "上一个方案还在审批。", "Another policy waits for approval.", 409)
        estimate = estimate_policy(incident, policy)
        alone = _may_alone(staff, incident, estimate)
        if not alone:
            _require_somebody(incident, staff, estimate.sum_fen)
        row = _put(incident, staff, wanted, estimate, state=State.IN_FORCE if alone else State.ASKED, now=now)
        if alone:
            put_in_force(incident, row)
        data = {"no": row.no, "orders": row.orders, "sum_fen": row.sum_fen, "begin": row.begin}
        kind = "incident.policy_set" if alone else "incident.policy_asked"
        save_incident(incident, kind=kind, actor=actor_of(staff), data=data, now=now)
        return incident


def put_in_force(incident: Incident, row: PolicyAsked) -> None:
    """The policy holds from now on; the one before is replaced. Saves the policies, not the incident."""
    before = policies_of(incident).filter(state=State.IN_FORCE).exclude(pk=row.pk)
    before.update(state=State.REPLACED)
    incident.policy_no = row.no


def _may_alone(staff: StaffView, incident: Incident, estimate: Estimate) -> bool:
    """The sum over all orders is one decision."""
    above = four_eyes_fen(get_shop(incident.shop_id))
    two = above is not None and estimate.sum_fen > above
    return staff.may_spend(incident.shop_id, estimate.sum_fen) and not two


def _require_somebody(incident: Incident, staff: StaffView, sum_fen: int) -> None:
    if not approvers_of(incident.shop_id, cost=sum_fen, asker=staff.id):
        raise HeqiError(
            "approval.nobody",
            f"店里没有其他人的额度够审批 {yuan(sum_fen)}，请店主在“员工”里调整额度。",
            f"Nobody else's limit reaches {yuan(sum_fen)}; ask the owner to change a limit under Staff.",
            409,
            {"cost_fen": sum_fen},
        )


def _put(
    incident: Incident, staff: StaffView, wanted: Wanted, estimate: Estimate, *, state: State, now: datetime
) -> PolicyAsked:
    last = policies_of(incident).last()
    return PolicyAsked.objects.create(
        shop_id=incident.shop_id,
        incident_id=incident.pk,
        no=1 if last is None else last.no + 1,
        body=dump_policy(wanted.policy),
        begin=wanted.begin,
        proactive=wanted.proactive,
        looked=wanted.looked,
        orders=estimate.orders,
        sum_fen=estimate.sum_fen,
        at=now,
        by=staff.id,
        state=state,
    )
