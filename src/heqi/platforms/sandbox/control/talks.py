"""Talks with buyers: no platform lets a program have them, so here they stand beside the gateways."""

from typing import Any

from heqi.core.words import Outcome
from heqi.platforms.sandbox.control.refusal import Refusal, read_number, read_object
from heqi.platforms.sandbox.gateways.http import Request
from heqi.platforms.sandbox.gateways.market import Market
from heqi.platforms.sandbox.world.life.talking import hear
from heqi.platforms.sandbox.world.talk.conversation import Conversation
from heqi.platforms.sandbox.world.talk.heard import Act, Heard, Verdict
from heqi.platforms.sandbox.world.talk.read_agent import read_agent


def list_talks(market: Market, request: Request) -> dict[str, Any]:
    """`shop` keeps those of one; `since` those with a line at or after a moment."""
    now = market.now()
    wanted, since = request.fields.get("shop"), read_number(request, "since", 0)
    rows = [
        _talk(market, talk)
        for talk in market.world.talks.values()
        if (wanted is None or str(talk.shop_id) == wanted) and talk.lines[-1].at >= since
    ]
    return {"now": now, "rows": rows}


def say(market: Market, request: Request) -> dict[str, Any]:
    """The agent's `text` to the buyer of an `order`; `heard` may say what it amounts to, else the words decide."""
    market.now()
    body = read_object(request)
    order = market.world.order_by_no.get(str(body.get("order")))
    talk = market.world.talks.get((order.shop.shop_id, order.serial)) if order else None
    if talk is None:
        raise Refusal("the buyer of that order has not written")
    text = str(body.get("text", "")).strip()
    if not text:
        raise Refusal("text is needed")
    heard = _read_heard(body["heard"]) if isinstance(body.get("heard"), dict) else read_agent(text)
    answer = hear(market.world, talk, text, heard, agent=str(body.get("agent", "")))
    return {"answer": answer.text if answer else None, "talk": _talk(market, talk)}


def _read_heard(given: dict[str, Any]) -> Heard:
    """`acts`, `offer`, `fen`, `verdict`. Raises Refusal."""
    try:
        return Heard(
            acts=frozenset(Act(act) for act in given.get("acts", ())),
            offer=Outcome(given["offer"]) if given.get("offer") else None,
            fen=int(given.get("fen", 0)),
            verdict=Verdict(given.get("verdict", "pass")),
        )
    except (ValueError, TypeError) as error:
        raise Refusal(f"heard cannot be read: {error}") from error


def _talk(market: Market, talk: Conversation) -> dict[str, Any]:
    return {
        "shop": talk.shop_id,
        "order": market.world.orders[talk.order].no,
        "buyer": market.world.buyer(talk.buyer).nick,
        "mood": round(talk.mood, 3),
        "resolved": talk.resolved,
        "over": talk.over,
        "rating": talk.rating,
        "lines": [
            {"at": line.at, "from": line.says.value, "text": line.text, "intent": line.intent} for line in talk.lines
        ],
    }
