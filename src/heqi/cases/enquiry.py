"""Whether the courier was really asked: only then may the buyer be told so (P4i)."""

from heqi.cases.access import steps_of
from heqi.cases.models import Case, FlowStep
from heqi.cases.progress import FINISHED
from heqi.core.errors import HeqiError
from heqi.workorders.queries import has_enquiry

SAYS_SO = {"looking_for_parcel": "ask_courier", "ask_refusal": "intercept"}
"""Steps whose words to the buyer say that the courier was asked, and the step that asks."""


def is_enquiry_on_record(case: Case) -> bool:
    """A work order went to the courier, or somebody ticked the step that asks."""
    asked = steps_of(case).filter(key__in=SAYS_SO.values(), state__in=FINISHED) if case.outcome else None
    return has_enquiry(case.shop_id, case.id) or (asked is not None and asked.exists())


def require_enquiry(case: Case, step: FlowStep) -> None:
    """Raises enquiry.none for words that claim an enquiry which is not on record."""
    if step.key in SAYS_SO and not is_enquiry_on_record(case):
        raise HeqiError(
            "enquiry.none",
            "还没有问过快递的记录：先发给快递一张工单，或完成问快递的那一步，再这样告诉买家。",
            "Nothing shows that the courier was asked: send a work order, or tick that step, before you say so.",
            409,
            {"first": SAYS_SO[step.key]},
        )
