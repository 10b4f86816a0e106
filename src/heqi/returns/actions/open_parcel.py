"""Open a parcel for a case: what came is put on the record of both. Shared by the verbs that end in it."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from heqi.cases.actions.receive_return import Parcel, Received, receive_return
from heqi.cases.models import Case
from heqi.core.cases.arrival import Came, Way, arrival_facts, opened_facts
from heqi.core.cases.recorded import FactValue
from heqi.core.errors import HeqiError
from heqi.journal.contracts import Actor
from heqi.returns.access import photos_of
from heqi.returns.models import Arrival
from heqi.returns.photos import as_evidence
from heqi.returns.states import State, require_way


@dataclass(frozen=True, slots=True)
class Opened:
    """What somebody saw. `pieces`: how many came where not all did; `gift`: it came along; None: there was none."""

    came: Came
    pieces: int | None = None
    gift: bool | None = None


def require_sense(opened: Opened) -> None:
    """Raises return.pieces: a part has a number of pieces, and nothing else has."""
    if (opened.came is Came.PART) != (opened.pieces is not None):
        raise HeqiError("return.pieces", "少件时请填写收到几件。", "Where some are missing, say how many came.", 422)


def open_parcel(arrival: Arrival, case: Case, opened: Opened, *, actor: Actor, by: int, now: datetime) -> None:
    """Record what came of a saved arrival on a locked case. Saves the case, not the arrival."""
    passed = opened.came is Came.COMPLETE
    following = State.PASSED if passed else State.FAILED
    require_way(arrival.state, following)
    arrival.case_id, arrival.order_no, arrival.state = case.pk, case.order_no, following
    arrival.came, arrival.pieces, arrival.gift = opened.came, opened.pieces, opened.gift
    arrival.opened_at, arrival.opened_by = now, by
    facts = opened_facts(arrival.at, Way(arrival.way), opened.came, gift=opened.gift)
    _put_on_case(arrival, case, facts, opened.came, actor, now)


def bring_parcel(arrival: Arrival, case: Case, *, actor: Actor, now: datetime) -> None:
    """The parcel is this case's and nobody has opened it for the case yet. Saves the case, not the arrival."""
    require_way(arrival.state, State.TO_CHECK)
    arrival.case_id, arrival.order_no, arrival.state = case.pk, case.order_no, State.TO_CHECK
    _put_on_case(arrival, case, arrival_facts(arrival.at, Way(arrival.way)), None, actor, now)


def _put_on_case(
    arrival: Arrival, case: Case, facts: dict[str, FactValue], came: Came | None, actor: Actor, now: datetime
) -> None:
    before = read_received(arrival.received)
    photos = as_evidence(arrival, photos_of([arrival.shop_id], [arrival.pk]))
    received = receive_return(case, Parcel(arrival.pk, facts, came, photos), actor=actor, now=now)
    if before is not None:
        # It was on this case's record already, unopened: taken back, the case is as it was before the parcel came.
        received = Received(
            received.at,
            before.replaced,
            [*before.ticked, *received.ticked],
            [*before.photos, *received.photos],
            received.turned,
        )
    arrival.received = {**asdict(received), "at": received.at.isoformat()}


def read_received(kept: dict[str, Any] | None) -> Received | None:
    """What `received` of an arrival says."""
    return None if kept is None else Received(**{**kept, "at": datetime.fromisoformat(kept["at"])})
