"""What a connector is told of a step beyond the order's number: what is known now that it is its turn."""

from typing import Any

from heqi.cases.known_places import replacement
from heqi.cases.models import Case, FlowStep
from heqi.connections.queries import sends_itself
from heqi.core.words import Outcome
from heqi.trade.queries import parcels_of


def may_send(step: FlowStep, shop_id: int) -> bool:
    """Whether the desk may do this step by the platform's interface, now."""
    kind = step.body["action"]
    return step.action_id is not None and bool(kind) and sends_itself(shop_id, kind)


def connector_order(case: Case, step: FlowStep) -> dict[str, Any]:
    """Amount in fen, and the parcel that goes to the buyer where the step is about it; see docs/platforms.md."""
    told: dict[str, Any] = {"amount_fen": step.body["amount_fen"]} if step.body["amount_fen"] else {}
    if step.key == "fill_number":
        parcel = replacement(case, parcels_of(case.shop_id, [case.order_no]).get(case.order_no, []))
        told |= {"carrier": parcel.carrier, "tracking_no": parcel.tracking_no} if parcel else {}
        told |= {"for": "reship"} if case.outcome == Outcome.RESHIP else {}
    return told
