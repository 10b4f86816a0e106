"""The market as a whole: what there is, and how time passes."""

from collections.abc import Callable, Mapping
from typing import Any

from heqi.platforms.sandbox.world.agenda import Agenda, Due
from heqi.platforms.sandbox.world.buyers import Buyer, meet_buyer
from heqi.platforms.sandbox.world.ledger import Ledger
from heqi.platforms.sandbox.world.notices import Event, Notices
from heqi.platforms.sandbox.world.order import Order, Parcel, Refund
from heqi.platforms.sandbox.world.plan import Plan
from heqi.platforms.sandbox.world.reviews import Review
from heqi.platforms.sandbox.world.shops import Shop
from heqi.platforms.sandbox.world.talk.conversation import Conversation


class World:
    """Nothing happens in it but by `advance` and by the verbs. `now`: seconds since 1970."""

    def __init__(self, plan: Plan, handlers: "Handlers") -> None:
        self._handlers = handlers
        self.plan = plan
        self.seed = plan.seed
        self.now = plan.start
        self.shops = plan.shops
        self.orders: list[Order] = []
        self.refunds: list[Refund] = []
        self.order_by_no: dict[str, Order] = {}
        self.refund_by_no: dict[str, Refund] = {}
        self.parcel_by_no: dict[str, tuple[Parcel, Order]] = {}
        self.reviews: dict[str, Review] = {}
        self.talks: dict[tuple[int, int], Conversation] = {}
        self.ledger = Ledger()
        self.agenda = Agenda()
        self.notices = {shop.shop_id: Notices() for shop in plan.shops}
        self.parcels = 0
        self.messages = 0
        self._shops = {shop.shop_id: shop for shop in plan.shops}
        self._buyers: dict[int, Buyer] = {}
        self.agenda.put(plan.start, Due.ARRIVE, None)
        if plan.bustle > 1:
            self.agenda.put(plan.until, Due.BUSTLE, None)

    def advance(self, to: int) -> None:
        """Let everything happen that is due until then. Time never goes back."""
        for at, due, subject, version in self.agenda.until(to):
            self.now = at
            self._handlers[due](self, subject, at, version)
        self.now = max(self.now, to)

    def buyer(self, serial: int) -> Buyer:
        """The buyer of that number, the same object each time."""
        found = self._buyers.get(serial)
        if found is None:
            found = self._buyers[serial] = meet_buyer(self.seed, serial)
        return found

    def tell(self, event: Event, order: Order, refund: Refund | None = None) -> None:
        """Let listeners know, once the market is live."""
        if self.now >= self.plan.live_from:
            self.notices[order.shop.shop_id].add(self.now, event, order.serial, -1 if refund is None else refund.serial)

    def add_parcel(self, parcel: Parcel, order: Order) -> None:
        """Know a parcel by its number."""
        self.parcel_by_no[parcel.tracking_no] = (parcel, order)

    def shop(self, shop_id: int) -> Shop:
        """The shop of that number. Raises KeyError."""
        return self._shops[shop_id]


Handlers = Mapping[int, Callable[[World, Any, int, int], None]]
"""What is done when something comes due; `life.table` has them."""
