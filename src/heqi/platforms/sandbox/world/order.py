"""An order, its lines, parcels and after-sales, as they really are. They know one another, so they live together."""

from dataclasses import dataclass, field

from heqi.core.words import AfterSaleState, Demand, OrderState
from heqi.platforms.sandbox.world.buyers import Buyer
from heqi.platforms.sandbox.world.couriers import Courier
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.refund import By, Message, Step, Way, Why
from heqi.platforms.sandbox.world.shops import Shop
from heqi.platforms.sandbox.world.sku import Sku
from heqi.platforms.sandbox.world.states import OVER, check_order_step, check_refund_step

NEVER = 0


@dataclass(slots=True, eq=False)
class Line:
    """One variant of an order. `paid_fen`: what the buyer paid for it; `refund`: its newest after-sale."""

    no: str
    sku: Sku
    quantity: int
    paid_fen: int
    discount_fen: int
    refund: "Refund | None" = None


@dataclass(slots=True, eq=False)
class Parcel:
    """A tracking number. `serial` throws the dice of its way; `backwards`: it goes to the shop."""

    serial: int
    courier: Courier
    tracking_no: str
    sent_at: int
    mishap: Mishap
    backwards: bool = False
    turned_at: int = NEVER


@dataclass(frozen=True, slots=True)
class Invoice:
    """An electronic invoice; a red one takes the one before back."""

    number: str
    fen: int
    title: str
    at: int
    red: bool


@dataclass(slots=True, eq=False)
class Order:
    """Moments are seconds since 1970 and 0 when they have not come; money is fen.

    `mishap`: what goes wrong with it; `confirmed_at`: the group is complete (elsewhere: it is paid).
    `subsidy_fen`: the platform's part of the discount, which the platform pays to the shop.
    """

    serial: int
    no: str
    shop: Shop
    buyer: Buyer
    lines: tuple[Line, ...]
    paid_fen: int
    subsidy_fen: int
    created_at: int
    modified_at: int
    mishap: Mishap
    state: OrderState = OrderState.UNPAID
    in_group: bool = False
    paid_at: int = NEVER
    confirmed_at: int = NEVER
    ship_by: int = NEVER
    shipped_at: int = NEVER
    collected_at: int = NEVER
    signed_at: int = NEVER
    completed_at: int = NEVER
    closed_at: int = NEVER
    parcel: Parcel | None = None
    extra: tuple[Parcel, ...] = ()
    held: bool = False
    delayed_until: int = NEVER
    note: str = ""
    flag: int = 0
    flag_name: str = ""
    wish: str = ""
    rated: bool = False
    wants_invoice: bool = False
    invoices: tuple[Invoice, ...] = ()
    moved: bool = False
    refunded_fen: int = 0
    settled: bool = False

    def step(self, state: OrderState, at: int) -> None:
        """Move to `state`. Raises ImpossibleStep."""
        check_order_step(self.state, state)
        self.state = state
        self.touch(at)

    def touch(self, at: int) -> None:
        """Note that something about it changed, so that lists by time of change show it."""
        self.modified_at = at
        self.shop.marks.order_changes.add(at, self.serial)

    @property
    def refund(self) -> "Refund | None":
        """The newest after-sale of its lines."""
        found = [line.refund for line in self.lines if line.refund is not None]
        return max(found, key=lambda each: each.serial) if found else None

    @property
    def has_promise(self) -> bool:
        """Whether the shop promised this buyer in chat to send first; one order in forty."""
        return self.serial % 40 == 7 and bool(self.confirmed_at)

    @property
    def is_paid_back(self) -> bool:
        """Whether the buyer has got back all they paid."""
        return 0 < self.paid_fen <= self.refunded_fen

    @property
    def is_single(self) -> bool:
        """Whether it has one line."""
        return len(self.lines) == 1


@dataclass(slots=True, eq=False)
class Refund:
    """`fen`: what is asked back; `genuine`: whether the buyer's claim is true; `version` grows with every change."""

    serial: int
    no: str
    order: Order
    line: Line
    demand: Demand
    reason: str
    words: str
    mishap: Mishap
    genuine: bool
    fen: int
    created_at: int
    modified_at: int
    before_shipping: bool
    way: Way = Way.PLAIN
    state: AfterSaleState = AfterSaleState.NONE
    expires_at: int = NEVER
    agreed_by: By | None = None
    disputed: bool = False
    refusals: int = 0
    version: int = 0
    back: Parcel | None = None
    again: Parcel | None = None
    history: list[Step] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)

    def step(self, state: AfterSaleState, *, at: int, by: By, why: Why, expires_at: int = NEVER) -> None:
        """Move to `state`. Raises ImpossibleStep."""
        check_refund_step(self.state, state)
        self.history.append(Step(at, self.state, state, by, why))
        self.state = state
        self.expires_at = expires_at
        self.touch(at)

    def touch(self, at: int) -> None:
        """Note a change; two changes within one second still get two versions."""
        self.modified_at = at
        self.version = max(self.version + 1, at * 1000)
        self.order.shop.marks.refund_changes.add(at, self.serial)
        self.order.touch(at)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in OVER
