"""What an incident does on a case: open one for a buyer who has not complained, advise its plan, settle on it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from heqi.cases.actions.begin_outcome import begin_outcome
from heqi.cases.actions.choose_outcome import require_no_flow
from heqi.cases.actions.edit import save_edit
from heqi.cases.actions.open_case import lay_case
from heqi.cases.actions.redecide import redecide
from heqi.cases.models import Case, Contact
from heqi.cases.money.weigh import weigh_choice
from heqi.core.words import Demand, FirstChannel, Outcome, ReasonFamily
from heqi.journal.contracts import Actor


@dataclass(frozen=True, slots=True)
class Advice:
    """What the policy number `policy` of an incident says for one case. `outcome` None: a person decides, and `why`.

    `rights`: what the buyer is owed beside it.
    """

    incident: int
    policy: int
    why: str
    outcome: Outcome | None
    amount_fen: int | None
    rights: Collection[Outcome] = ()

    def data(self) -> dict[str, Any]:
        """As the journal keeps it."""
        return {
            "incident": self.incident,
            "policy": self.policy,
            "why": self.why,
            "outcome": self.outcome,
            "amount_fen": self.amount_fen,
            "rights": list(self.rights),
        }


def open_for_incident(
    *, shop_id: int, order_no: str, wrong: str, family: ReasonFamily, actor: Actor, now: datetime, cause: int
) -> Case:
    """A case that nobody has complained about yet, free for any agent. Raises order.none, case.exists."""
    return lay_case(
        shop_id=shop_id,
        order_no=order_no,
        demand=Demand.UNKNOWN,
        reason=wrong[:200],
        family=family,
        first_channel=FirstChannel.SHOP,
        owner_id=None,
        actor=actor,
        now=now,
        cause=cause,
    )


def advise_case(case: Case, advice: Advice, *, link: str, actor: Actor, now: datetime, cause: int) -> None:
    """Put the plan on a locked case's record, and where it began, unless somebody said so. Saves the case."""
    case.cause = case.cause or link
    save_edit(case, kind="case.incident_advised", actor=actor, data=advice.data(), now=now, cause=cause)


def settle_by_incident(
    case: Case,
    advice: Advice,
    *,
    by: int,
    approved_by: int | None,
    reason: str,
    looked: bool,
    above_paid: bool = False,
    now: datetime,
    cause: int | None,
) -> int:
    """Settle a locked case on the plan, as if `by` had chosen it and `approved_by` had said yes; its cost in fen.

    The case stays free for any agent. Everything that holds of a choice holds here: raises flow.chosen and what
    weigh_choice raises. Limits of people are the caller's to hold.
    """
    require_no_flow(case)
    owner = case.owner_id
    choice = weigh_choice(
        case, outcome=Outcome(advice.outcome or ""), amount_fen=advice.amount_fen, reason=reason, override=False,
        looked=looked, above_paid=above_paid, now=now,
    )  # fmt: skip
    begun = begin_outcome(case, choice, by=Actor.staff(by), reason=reason, approved_by=approved_by, now=now)
    case.owner_id = owner
    data = {**begun, "incident": advice.incident, "policy": advice.policy, "looked": looked, "above_paid": above_paid}
    save_edit(case, kind="case.outcome_chosen", actor=Actor.staff(by), data=data, now=now, cause=cause)
    return choice.cost


def record_told(case: Case, *, by: int, incident: int, now: datetime) -> None:
    """The buyer was told of the incident in the chat: an attempt to reach them (P2). Saves the locked case."""
    contact = Contact.objects.create(
        shop_id=case.shop_id, case_id=case.id, at=now, channel=FirstChannel.CHAT, by=by, note=""
    )
    case.contacts += 1
    redecide(case, now=now)
    data = {"contact": contact.id, "channel": FirstChannel.CHAT, "incident": incident}
    save_edit(case, kind="case.contacted", actor=Actor.staff(by), data=data, now=now)
