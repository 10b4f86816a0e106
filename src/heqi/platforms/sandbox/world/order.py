"""An order, its lines and its parcel, as they really are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heqi.core.words import OrderState
from heqi.platforms.sandbox.world.buyers import Buyer
from heqi.platforms.sandbox.world.couriers import Courier
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.shops import Shop
from heqi.platforms.sandbox.world.sku import Sku
from heqi.platforms.sandbox.world.states import check_order_step

if TYPE_CHECKING:
    from heqi.platforms.sandbox.world.refund import Refund

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
    note: str = ""
    flag: int = 0
    flag_name: str = ""
    wish: str = ""
    rated: bool = False
    wants_invoice: bool = False
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
    def is_paid_back(self) -> bool:
        """Whether the buyer has got back all they paid."""
        return 0 < self.paid_fen <= self.refunded_fen

    @property
    def is_single(self) -> bool:
        """Whether it has one line."""
        return len(self.lines) == 1
