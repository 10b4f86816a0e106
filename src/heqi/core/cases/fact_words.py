"""Words that only the facts of a case use: what the shop said, how a return went wrong, which invoice is wanted."""

from enum import StrEnum


class ShopSaid(StrEnum):
    """What the shop has said or is about to say, in its pages or its replies, and must not."""

    SIGNED_IS_ACCEPTED = "signed_is_accepted"
    FINAL_INTERPRETATION = "final_interpretation"
    OPENED_NO_RETURN = "opened_no_return"
    SALE_NO_RETURN = "sale_no_return"
    NO_COMPLAINTS = "no_complaints"
    PAY_OUTSIDE = "pay_outside"
    PAID_REVIEW = "paid_review"
    REMOVE_REVIEW = "remove_review"
    INVOICE_REFUSED = "invoice_refused"
    RECEIPT_INSTEAD = "receipt_instead"
    ABSOLUTE_TERM = "absolute_term"
    MEDICAL_CLAIM = "medical_claim"
    FALSE_COMPARISON = "false_comparison"


class ReturnBreach(StrEnum):
    """What the buyer did otherwise than a return asks for."""

    LATE = "late"
    OTHER_CARRIER = "other_carrier"
    NO_NUMBER = "no_number"
    CASH_ON_DELIVERY = "cash_on_delivery"


class InvoiceKind(StrEnum):
    """Which invoice the buyer asks for."""

    ORDINARY = "ordinary"
    SPECIAL = "special"


class ReturnFlaw(StrEnum):
    """What was otherwise than sent when a return was opened: a finding about the goods, never about the person."""

    SWAPPED = "swapped"
    EMPTY = "empty"
    USED = "used"
    INCOMPLETE = "incomplete"
