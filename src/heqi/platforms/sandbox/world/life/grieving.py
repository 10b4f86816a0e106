"""The buyer fills in the platform's form."""

from heqi.core.words import AfterSaleState, Demand, OrderState, Platform
from heqi.platforms.sandbox.world import numbers
from heqi.platforms.sandbox.world.agenda import Due
from heqi.platforms.sandbox.world.buyers import Character
from heqi.platforms.sandbox.world.deadlines import answer_within
from heqi.platforms.sandbox.world.dice import Dice, Kind, dice
from heqi.platforms.sandbox.world.mishap import GRIEVANCES, Mishap
from heqi.platforms.sandbox.world.notices import Event
from heqi.platforms.sandbox.world.order import Line, Order, Refund
from heqi.platforms.sandbox.world.refund import By, Message, Way, Why
from heqi.platforms.sandbox.world.talk.form_words import form_words
from heqi.platforms.sandbox.world.world import World

TURNS_PARCEL = 0.35


def complain(world: World, order: Order, at: int, _: int) -> None:
    """The buyer of an order with which something went wrong applies, unless the matter is past."""
    if order.state in (OrderState.CANCELLED, OrderState.UNPAID) or order.lines[0].refund is not None:
        return
    if order.mishap is Mishap.STALLED and order.signed_at:
        return
    if order.mishap is Mishap.CHANGED_MIND and order.signed_at:
        return
    apply(world, order, order.lines[0], order.mishap, at)


def apply(world: World, order: Order, line: Line, mishap: Mishap, at: int) -> Refund:
    """A new after-sale for one line of an order."""
    serial = len(world.refunds)
    rng = dice(world.seed, Kind.GRIEVANCE, (1 << 40) + order.serial)
    grievance = GRIEVANCES[mishap]
    before_shipping = order.state is OrderState.UNSHIPPED
    demand = grievance.demands.pick(rng)
    refund = Refund(
        serial=serial,
        no=_number(order, serial),
        order=order,
        line=line,
        demand=demand,
        reason=grievance.reason,
        words=form_words(mishap, rng),
        mishap=mishap,
        genuine=order.buyer.character is not Character.FRAUDSTER,
        fen=_amount(demand, line, grievance.percents, before_shipping, rng),
        created_at=at,
        modified_at=at,
        before_shipping=before_shipping,
        way=_way(order, mishap, rng),
    )
    if refund.words:
        world.messages += 1
        refund.messages.append(Message(world.messages, at, By.BUYER, refund.words))
    line.refund = refund
    world.refunds.append(refund)
    world.refund_by_no[refund.no] = refund
    refund.step(
        AfterSaleState.AWAITING_MERCHANT, at=at, by=By.BUYER, why=Why.APPLIED, expires_at=at + answer_within(refund)
    )
    world.agenda.put(refund.expires_at, Due.DEADLINE, refund, refund.version)
    world.tell(Event.REFUND_CREATED, order, refund)
    plan_clerk(world, refund, at)
    return refund


def plan_clerk(world: World, refund: Refund, at: int) -> None:
    """Before the market is live, a clerk answers most of what waits for the merchant."""
    rng = dice(world.seed, Kind.CLERK, (refund.serial << 6) + len(refund.history))
    wait = int(rng.uniform(0.02, 0.8) * (refund.expires_at - at))
    if rng.random() < world.plan.clerk and at + wait < world.plan.live_from:
        world.agenda.put(at + wait, Due.CLERK, refund, refund.version)


def _way(order: Order, mishap: Mishap, rng: Dice) -> Way:
    on_the_way = order.state is OrderState.SHIPPED and mishap in (Mishap.CHANGED_MIND, Mishap.STALLED)
    if not on_the_way or rng.random() > TURNS_PARCEL or order.shop.platform is not Platform.PINDUODUO:
        return Way.PLAIN
    return rng.choice((Way.REFUSE_PARCEL, Way.RECALL_PARCEL))


def _amount(demand: Demand, line: Line, percents: tuple[int, ...], unshipped: bool, rng: Dice) -> int:
    """Fen asked back. An exchange, a re-shipment and a repair ask for none."""
    if demand not in (Demand.REFUND_ONLY, Demand.RETURN_REFUND):
        return 0
    percent = 100 if unshipped or demand is Demand.RETURN_REFUND else rng.choice(percents)
    return max(1, line.paid_fen * percent // 100)


def _number(order: Order, serial: int) -> str:
    if order.shop.platform is Platform.PINDUODUO:
        return numbers.pdd_refund_no(serial)
    return numbers.refund_no(serial)
