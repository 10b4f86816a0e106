"""A parcel of a case is on the table of the returns desk: what it settles, what it proves done, what follows now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from heqi.cases.access import evidence_of, steps_of
from heqi.cases.actions.edit import save_edit
from heqi.cases.actions.hold_open import settle_when_free
from heqi.cases.actions.redecide import redecide
from heqi.cases.actions.turn_flow import turn_flow
from heqi.cases.models import Case, Evidence, FlowStep
from heqi.cases.progress import FINISHED
from heqi.core.cases.arrival import FACTS, PROVEN_STEPS, Came
from heqi.core.cases.recorded import FactValue
from heqi.core.cases.states import CaseEvent, next_stage
from heqi.core.words import Stage
from heqi.journal.contracts import Actor


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel that came back. `came`: what was in it, None while nobody has opened it; `facts`: what that settles.

    `photos`: rows of evidence without case, kept by heqi.files; what the case has already is not kept twice.
    """

    arrival_id: int
    facts: Mapping[str, FactValue]
    came: Came | None
    photos: Sequence[Evidence] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """What receiving changed, so that it can be taken back: the facts before, the steps that it did, the photos.

    `turned`: the rest of the flow was laid out anew.
    """

    at: datetime
    replaced: dict[str, FactValue]
    ticked: list[int]
    photos: list[int]
    turned: bool = False


def receive_return(case: Case, parcel: Parcel, *, actor: Actor, now: datetime) -> Received:
    """Put the parcel on the record of a locked case. Runs in the transaction of the desk's own action."""
    passed = parcel.facts.get("after_sale.return_accepted") is not False
    replaced = {name: case.recorded[name] for name in FACTS if name in case.recorded}
    rest = {name: value for name, value in case.recorded.items() if name not in FACTS}
    case.recorded = {**rest, **parcel.facts}
    photos = _keep_photos(case, parcel.photos)
    ticked = _tick(case, actor, now) if parcel.came is not None and passed else []
    if parcel.came is not None and not case.outcome and case.stage == Stage.WAITING_GOODS:
        case.stage = next_stage(Stage.WAITING_GOODS, CaseEvent.RECEIVE_GOODS)
    turned = parcel.came is not None and not passed and turn_flow(case, actor=actor, now=now)
    settle_when_free(case)
    redecide(case, now=now)
    kind = "case.return_arrived" if parcel.came is None else "case.return_opened"
    data = {"arrival": parcel.arrival_id, "came": parcel.came, "photos": len(photos), "stage": case.stage}
    save_edit(case, kind=kind, actor=actor, data={**data, "passed": passed}, now=now)
    return Received(now, replaced, ticked, photos, turned)


def _tick(case: Case, actor: Actor, now: datetime) -> list[int]:
    """The steps that a parcel on the table has done; the ids of those that nobody had ticked."""
    if not case.outcome:
        return []
    done = [step for step in steps_of(case).filter(key__in=PROVEN_STEPS) if step.state not in FINISHED]
    for step in done:
        step.state, step.done_by, step.done_at = FlowStep.State.DONE, actor.id, now
        step.save(update_fields=["state", "done_by", "done_at"])
    return [step.pk for step in done]


def _keep_photos(case: Case, photos: Sequence[Evidence]) -> list[int]:
    held = set(evidence_of(case).values_list("sha256", flat=True))
    new = {photo.sha256: photo for photo in photos if photo.sha256 not in held}
    for photo in new.values():
        photo.shop_id, photo.case_id = case.shop_id, case.pk
    return [row.pk for row in Evidence.objects.bulk_create(new.values())]
