"""Until when an order has to leave: the platform's own hour, else that of the rules."""

from datetime import datetime

from heqi.core.cases.decision import CaseClock
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.reading import read_case
from heqi.core.cases.weighing import weigh
from heqi.order_actions.order_facts import order_facts
from heqi.rules.queries import rulebook_of
from heqi.shops.access import get_shop
from heqi.trade.contracts import OrderView

SHIP_CLOCK = "ship_order"


def order_clocks(order: OrderView, *, now: datetime) -> list[CaseClock]:
    """The deadlines that run on the order itself, whatever the talk is about; the nearest first."""
    facts = CaseFacts(platform=get_shop(order.shop_id).platform, order=order_facts(order), as_of=order.as_of)
    rules = rulebook_of(order.shop_id).in_force(facts.platform, now)
    return sorted(weigh(read_case(facts, now), rules).clocks, key=lambda clock: (clock.due_at, clock.name))


def ship_by_of(order: OrderView, *, now: datetime) -> datetime | None:
    """When the order has to leave at the latest, or None where nothing says so."""
    return next((clock.due_at for clock in order_clocks(order, now=now) if clock.name == SHIP_CLOCK), None)
