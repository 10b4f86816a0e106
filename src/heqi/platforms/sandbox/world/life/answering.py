"""The clerk's half of talks before the market was live, so that its past has whole conversations and ratings."""

from heqi.core.words import Outcome
from heqi.platforms.sandbox.world.agenda import Due
from heqi.platforms.sandbox.world.dice import Kind, dice
from heqi.platforms.sandbox.world.life.talking import hear
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.talk.conversation import Conversation
from heqi.platforms.sandbox.world.talk.read_agent import read_agent
from heqi.platforms.sandbox.world.talk.wants import NEEDS_PROOF, OWED
from heqi.platforms.sandbox.world.world import World

OPENERS = ("您好，非常抱歉给您添麻烦了", "亲，理解您的心情，实在不好意思", "您好，让您久等了，对不起")
OFFERS = {
    Outcome.REFUND_ONLY: "这边给您退款，您看可以吗",
    Outcome.RETURN_REFUND: "您可以退货退款，运费按页面说明处理",
    Outcome.EXCHANGE: "给您换货，新的今天就安排",
    Outcome.RESHIP: "马上给您补发一份",
}
ASK_PROOF = "麻烦拍张照片发来，我马上核实处理"
WAIT = "已帮您查到，包裹还在路上，24小时内给您回复进度"
MOST_ROUNDS = 3


def answer(world: World, talk: Conversation, _: int, __: int) -> None:
    """One message of the clerk; another follows when the buyer is not content."""
    order = world.orders[talk.order]
    rng = dice(world.seed, Kind.CLERK, (2 << 40) + (talk.order << 3) + len(talk.lines))
    needs_proof = order.mishap in NEEDS_PROOF and not talk.shown and len(talk.lines) == 1
    text = f"{rng.choice(OPENERS)}，{ASK_PROOF if needs_proof else _offer(order.mishap)}"
    nick = order.shop.staff[order.serial % len(order.shop.staff)].nick
    said = hear(world, talk, text, read_agent(text), agent=nick)
    if said is not None and not talk.over and len(talk.lines) < 2 * MOST_ROUNDS:
        world.agenda.put(world.now + rng.randint(15, 400), Due.ANSWER_TALK, talk)


def _offer(mishap: Mishap) -> str:
    owed = OWED[mishap]
    return next((words for outcome, words in OFFERS.items() if outcome in owed), WAIT)
