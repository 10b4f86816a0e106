"""Steps of an after-sale that several causes lead to. Each does the whole step: state, money, deadline, notice."""

from heqi.core.words import AfterSaleState as A
from heqi.core.words import Demand, OrderState, Platform
from heqi.platforms.sandbox.world import money
from heqi.platforms.sandbox.world.agenda import Due
from heqi.platforms.sandbox.world.deadlines import DEADLINES, Deadlines
from heqi.platforms.sandbox.world.dice import Kind, dice
from heqi.platforms.sandbox.world.notices import Event
from heqi.platforms.sandbox.world.order import Refund
from heqi.platforms.sandbox.world.refund import By, Message, Way, Why
from heqi.platforms.sandbox.world.temper import TEMPERS
from heqi.platforms.sandbox.world.world import World

HOUR = 3600
BANK_SECONDS = 40
"""Between 'agreed' and 'the buyer has it' on Pinduoduo; Taobao pays in the same breath."""


def move(world: World, refund: Refund, state: A, *, by: By, why: Why, within: int = 0) -> None:
    """One step of the table; `within`: seconds until its deadline, 0 for none."""
    now = world.now
    refund.step(state, at=now, by=by, why=why, expires_at=now + within if within else 0)
    if within:
        world.agenda.put(refund.expires_at, Due.DEADLINE, refund, refund.version)


def refund_money(world: World, refund: Refund, *, by: By, why: Why) -> None:
    """The money moves now, once."""
    money.pay_refund(world.ledger, refund, world.now, by)
    refund.agreed_by = by
    move(world, refund, A.REFUNDING, by=by, why=why)
    wait = BANK_SECONDS if refund.order.shop.platform is Platform.PINDUODUO else 0
    if wait:
        world.agenda.put(world.now + wait, Due.PAY_OUT, refund, refund.version)
    else:
        pay_out(world, refund, world.now, refund.version)


def pay_out(world: World, refund: Refund, at: int, version: int) -> None:
    """The buyer has it; an order of which nothing is left is over."""
    if refund.version != version:
        return
    order = refund.order
    move(world, refund, A.SUCCEEDED, by=By.SYSTEM, why=Why.PAID)
    world.tell(Event.REFUND_SUCCEEDED, order, refund)
    all_back = order.refunded_fen >= order.paid_fen
    closes = order.state is OrderState.UNSHIPPED or order.shop.platform is not Platform.PINDUODUO
    if all_back and closes and order.state is not OrderState.COMPLETED:
        order.closed_at = at
        order.step(OrderState.CANCELLED, at)
        world.tell(Event.ORDER_CLOSED, order)


def let_return(world: World, refund: Refund, *, by: By, why: Why) -> None:
    """The buyer may send the goods back, and most do."""
    move(world, refund, A.AWAITING_BUYER_RETURN, by=by, why=why, within=_limits(refund).send_back)
    refund.agreed_by = by
    world.tell(Event.REFUND_AGREED, refund.order, refund)
    rng = dice(world.seed, Kind.GRIEVANCE, (2 << 40) + refund.serial)
    temper = TEMPERS[refund.order.buyer.character]
    if rng.random() < temper.sends_back:
        world.agenda.put(world.now + int(rng.uniform(3, 70) * HOUR), Due.SEND_BACK, refund, refund.version)


def let_turn_parcel(world: World, refund: Refund, *, by: By, why: Why) -> None:
    """The money follows when the parcel is refused at the door, or called back on its way."""
    state = A.AWAITING_BUYER_REFUSAL if refund.way is Way.REFUSE_PARCEL else A.AWAITING_RECALL
    refund.agreed_by = by
    move(world, refund, state, by=by, why=why, within=_limits(refund).refuse_parcel)
    world.tell(Event.REFUND_AGREED, refund.order, refund)
    rng = dice(world.seed, Kind.GRIEVANCE, (3 << 40) + refund.serial)
    world.agenda.put(world.now + int(rng.uniform(6, 60) * HOUR), Due.TURN_PARCEL, refund, refund.version)


def let_ship_again(world: World, refund: Refund, *, by: By, why: Why) -> None:
    """A replacement is to be sent."""
    move(world, refund, A.AWAITING_MERCHANT_SHIPMENT, by=by, why=why, within=_limits(refund).send_replacement)
    refund.agreed_by = refund.agreed_by or by
    world.tell(Event.REFUND_AGREED, refund.order, refund)


def agree(world: World, refund: Refund, *, by: By, why: Why) -> None:
    """What 'yes' to an application means, by what is asked."""
    if refund.demand is Demand.REFUND_ONLY:
        can_turn = refund.way is not Way.PLAIN and refund.order.state is OrderState.SHIPPED
        (let_turn_parcel if can_turn else refund_money)(world, refund, by=by, why=why)
    elif refund.demand is Demand.RESHIP:
        let_ship_again(world, refund, by=by, why=why)
    else:
        let_return(world, refund, by=by, why=why)


def close(world: World, refund: Refund, *, by: By, why: Why) -> None:
    """It ends and no money moves."""
    move(world, refund, A.CLOSED, by=by, why=why)
    world.tell(Event.REFUND_CLOSED, refund.order, refund)


def refuse(world: World, refund: Refund, *, by: By) -> None:
    """The merchant says no; the buyer thinks about it."""
    refund.refusals += 1
    move(world, refund, A.AWAITING_BUYER_ANSWER, by=by, why=Why.REFUSED, within=_limits(refund).buyer_answer)
    world.tell(Event.REFUND_REFUSED, refund.order, refund)
    rng = dice(world.seed, Kind.GRIEVANCE, (4 << 40) + (refund.serial << 4) + refund.refusals)
    haste = TEMPERS[refund.order.buyer.character].haste
    world.agenda.put(world.now + int(rng.uniform(1, 60) * HOUR * haste), Due.ANSWER_REFUSAL, refund, refund.version)


def add_message(
    world: World, refund: Refund, by: By, text: str, *, returns: bool = False, pictures: int = 0
) -> Message:
    """One more line in its record. `returns`: it holds the address to send the goods to."""
    world.messages += 1
    urls = tuple(f"https://img.sandbox.example/{refund.no}/{place}.jpg" for place in range(pictures))
    message = Message(world.messages, world.now, by, text, urls, returns)
    refund.messages.append(message)
    world.tell(Event.REFUND_MESSAGE, refund.order, refund)
    return message


def _limits(refund: Refund) -> Deadlines:
    return DEADLINES[refund.order.shop.platform]
