"""The merchant's words, one enum per concept. Chinese and English names stand in docs/glossary.md."""

from enum import StrEnum


class Platform(StrEnum):
    """Where a shop sells."""

    PINDUODUO = "pinduoduo"
    TAOBAO = "taobao"
    TMALL = "tmall"


class Role(StrEnum):
    """What a member of staff may do in one shop, weakest first."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    OPERATOR = "operator"
    OWNER = "owner"


class Outcome(StrEnum):
    """How a case may be settled: the five of the source, then refusal."""

    SMALL_PAYMENT = "small_payment"
    REFUND_ONLY = "refund_only"
    RETURN_REFUND = "return_refund"
    EXCHANGE = "exchange"
    RESHIP = "reship"
    REFUSE = "refuse"


class Demand(StrEnum):
    """What the buyer asks for (诉求)."""

    REFUND_ONLY = "refund_only"
    RETURN_REFUND = "return_refund"
    EXCHANGE = "exchange"
    RESHIP = "reship"
    REPAIR = "repair"
    COMPENSATION = "compensation"
    UNKNOWN = "unknown"


class OrderState(StrEnum):
    """Where an order stands, earliest first."""

    UNPAID = "unpaid"
    GROUPING = "grouping"
    UNSHIPPED = "unshipped"
    SHIPPED = "shipped"
    SIGNED = "signed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class AfterSaleState(StrEnum):
    """What the platform says of its after-sales request, whatever the platform's own code is."""

    AWAITING_MERCHANT = "awaiting_merchant"
    AWAITING_BUYER_ANSWER = "awaiting_buyer_answer"
    AWAITING_BUYER_RETURN = "awaiting_buyer_return"
    AWAITING_MERCHANT_RECEIPT = "awaiting_merchant_receipt"
    AWAITING_MERCHANT_SHIPMENT = "awaiting_merchant_shipment"
    AWAITING_BUYER_CONFIRM = "awaiting_buyer_confirm"
    AWAITING_BUYER_REFUSAL = "awaiting_buyer_refusal"
    AWAITING_RECALL = "awaiting_recall"
    REFUNDING = "refunding"
    PLATFORM_HANDLING = "platform_handling"
    SUCCEEDED = "succeeded"
    CLOSED = "closed"
    NONE = "none"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """Where our case stands. Transitions are in heqi.core.cases.states."""

    TO_DECIDE = "to_decide"
    TO_DO = "to_do"
    WAITING_PLATFORM = "waiting_platform"
    WAITING_BUYER = "waiting_buyer"
    WAITING_GOODS = "waiting_goods"
    INTERVENTION = "intervention"
    SETTLED = "settled"
    CLOSED = "closed"


class ReasonFamily(StrEnum):
    """The kind of grievance behind a refund reason. Rules read the family, never the platform's words."""

    NO_REASON = "no_reason"
    QUALITY = "quality"
    DAMAGED = "damaged"
    SHORT = "short"
    WRONG_ITEM = "wrong_item"
    MISDESCRIBED = "misdescribed"
    COUNTERFEIT = "counterfeit"
    FOOD_SAFETY = "food_safety"
    NOT_RECEIVED = "not_received"
    LATE_DISPATCH = "late_dispatch"
    OUT_OF_STOCK = "out_of_stock"
    LOGISTICS = "logistics"
    PRICE = "price"
    INVOICE = "invoice"
    AGREED = "agreed"
    OTHER = "other"
    UNKNOWN = "unknown"


class FirstChannel(StrEnum):
    """Where the buyer complained first (P2). `shop`: nobody complained, the shop went to the buyer (T4.3)."""

    FORM = "form"
    CHAT = "chat"
    PHONE = "phone"
    REVIEW = "review"
    SHOP = "shop"
    UNKNOWN = "unknown"


class OrderActKind(StrEnum):
    """What is done about an order from the talk, beside a case. A small payment is none: it is a case's outcome."""

    APPLY_FOR_BUYER = "apply_for_buyer"
    SMALL_CHARGE = "small_charge"
    CHANGE_PRICE = "change_price"
    GROUP_CARD = "group_card"
    CHANGE_ADDRESS = "change_address"
    URGE_SHIPPING = "urge_shipping"


class Confidence(StrEnum):
    """How far a rule's source carries. The first, second and fourth count; the others are listed 待商家核对."""

    OFFICIAL = "official"
    DOCUMENTED = "documented"
    SECONDARY = "secondary"
    MERCHANT = "merchant"
    UNCONFIRMED = "unconfirmed"

    @property
    def counts(self) -> bool:
        """Whether an amount of this confidence may be added to a cost or move anything by itself."""
        return self in (Confidence.OFFICIAL, Confidence.DOCUMENTED, Confidence.MERCHANT)


class Standing(StrEnum):
    """What an outcome is to the buyer in this case."""

    OWED = "owed"
    OFFERABLE = "offerable"
    CLOSED = "closed"
