"""Talks in the market: a buyer writes to a shop, hears an answer, and takes it as their character does."""

from heqi.core.words import OrderState
from heqi.platforms.sandbox.world.agenda import Due
from heqi.platforms.sandbox.world.dice import Kind, dice
from heqi.platforms.sandbox.world.order import Order
from heqi.platforms.sandbox.world.talk.conversation import Conversation, Intent, Line, Says
from heqi.platforms.sandbox.world.talk.heard import Heard
from heqi.platforms.sandbox.world.talk.opening import OPENINGS
from heqi.platforms.sandbox.world.talk.phrases import put_into_words
from heqi.platforms.sandbox.world.talk.react import Standing, react
from heqi.platforms.sandbox.world.temper import TEMPERS
from heqi.platforms.sandbox.world.world import World

RATES = 0.5


def open_talk(world: World, order: Order, _: int, __: int) -> None:
    """The buyer's first line about an order; one talk an order."""
    key = (order.shop.shop_id, order.serial)
    if order.state is OrderState.CANCELLED or key in world.talks:
        return
    talk = Conversation(order.shop.shop_id, order.serial, order.buyer.serial, TEMPERS[order.buyer.character].mood)
    world.talks[key] = talk
    _say(world, talk, order, OPENINGS[order.mishap])
    wait = dice(world.seed, Kind.CLERK, (3 << 40) + order.serial).randint(10, 500)
    if world.now + wait < world.plan.live_from:
        world.agenda.put(world.now + wait, Due.ANSWER_TALK, talk)


def hear(world: World, talk: Conversation, text: str, heard: Heard, *, agent: str) -> Line | None:
    """An agent's message reaches the buyer at `world.now`; their answer, or None when they say nothing more."""
    order = world.orders[talk.order]
    delay = world.now - talk.lines[-1].at if talk.lines[-1].says is Says.BUYER else 0
    said_before = any(line.text == text for line in talk.lines if line.says is Says.AGENT)
    talk.lines.append(Line(world.now, Says.AGENT, text, None))
    talk.agent = agent
    if talk.over:
        return None
    standing = Standing(
        order.buyer.character, order.mishap, talk.mood, order.paid_fen, talk.shown, talk.bargains, said_before
    )
    reaction = react(standing, heard, delay)
    talk.mood, talk.shown, talk.bargains = reaction.mood, reaction.shown, reaction.bargains
    talk.resolved, talk.over = reaction.resolved, reaction.over
    if talk.over:
        _rate(world, talk)
    return None if reaction.intent is None else _say(world, talk, order, reaction.intent)


def _say(world: World, talk: Conversation, order: Order, intent: Intent) -> Line:
    rng = dice(world.seed, Kind.TALK, (2 << 40) + (order.serial << 8) + len(talk.lines) % 256)
    line = order.lines[0]
    days = max(1, (world.now - order.confirmed_at) // 86_400)
    text = put_into_words(intent, talk.mood, rng, goods=line.sku.goods.title[:8], spec=line.sku.spec, days=str(days))
    talk.lines.append(Line(world.now, Says.BUYER, text, intent))
    return talk.lines[-1]


def _rate(world: World, talk: Conversation) -> None:
    """Some buyers rate the service when a talk is over."""
    rng = dice(world.seed, Kind.TALK, (3 << 40) + talk.order)
    if rng.random() < RATES:
        talk.rating = min(4, int(talk.mood * 5))
        talk.rated_at = world.now
