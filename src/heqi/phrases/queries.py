"""Reading phrases: found as one types, and suggested for what a buyer just said."""

from collections.abc import Mapping, Sequence

from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_screener, load_understanding
from heqi.core.language.talk import Turn
from heqi.core.phrases.grams import LONGEST
from heqi.core.phrases.heard import Heard, heard_in
from heqi.core.phrases.known import OrderFacts, known_values
from heqi.core.phrases.learn import Experience, Tally
from heqi.core.phrases.phrase import About, Phrase
from heqi.core.phrases.suggest import MOST, Fit, Moment
from heqi.core.places import Filled, fill_places
from heqi.language.queries import words_of
from heqi.phrases.access import counts_in
from heqi.phrases.contracts import Asked, Reason, Sign, SuggestionView
from heqi.phrases.keys import id_in
from heqi.phrases.library import library_of
from heqi.phrases.script_fit import rank_script

CONTEXT = 10
"""Turns that are looked back at."""


def suggest_for(*, staff: StaffView, shop_id: int, asked: Asked) -> list[SuggestionView]:
    """Up to three phrases for the buyer's last words, the best first; the case's next script is one of those that
    compete. Each is filled with the order's values; what is not known is marked 【…】 and named in `missing`.

    `shop_id` is one of the person's. Nothing of the turns is kept.
    """
    text, heard = hear_buyer(shop_id, asked.turns)
    order = asked.order
    moment = Moment(text, heard, order.state, About(order.goods_id, order.category))
    fits = library_of(shop_id, staff.id).suggester.suggest(moment, experience_of(shop_id, heard.intent))
    values = known_values(order)
    views = [_view(fit, heard, values) for fit in fits]
    if asked.script is not None:
        views = rank_script(views, asked.script, moment)
    return views[:MOST]


def hear_buyer(shop_id: int, turns: Sequence[Turn]) -> tuple[str, Heard]:
    """The buyer's words since the agent last spoke, as one text, and what they mean; empty where the agent was last."""
    said: list[str] = []
    for turn in reversed(turns):
        if turn.who != "buyer":
            break
        said.insert(0, turn.text)
    text = "\n".join(said)[-LONGEST:]
    if not text.strip():
        return "", Heard()
    context = tuple(turns[: len(turns) - len(said)][-CONTEXT:])
    reading = load_understanding().classify(text, context=context).turn
    screened = load_screener().screen(text, direction="in", words=words_of(shop_id))
    heard = heard_in(reading)
    return text, Heard(heard.intents, heard.also | {each.kind for each in screened.findings}, heard.mood)


def experience_of(shop_id: int, intent: str) -> Experience:
    """What the shop's phrases did so far, and which were sent on this intent."""
    of: dict[str, Tally] = {}
    on: dict[str, int] = {}
    for row in counts_in([shop_id]).order_by("key", "intent"):
        held = of.get(row.key, Tally())
        of[row.key] = Tally(held.sent + row.sent, held.edited + row.edited, held.good + row.good, held.bad + row.bad)
        if row.intent == intent:
            on[row.key] = row.sent
    return Experience(of, {intent: on})


def fill_for(phrase: Phrase, order: OrderFacts) -> Filled:
    """A phrase with the order's values in its places."""
    return fill_places(phrase.text, known_values(order))


def _view(fit: Fit, heard: Heard, values: Mapping[str, str]) -> SuggestionView:
    filled = fill_places(fit.phrase.text, values)
    return SuggestionView(
        key=fit.phrase.key,
        phrase_id=id_in(fit.phrase.key),
        layer=fit.phrase.layer,
        title=fit.phrase.title,
        text=filled.text,
        missing=filled.missing,
        reasons=tuple(_reasons(fit)),
        score=round(fit.score, 4),
        intent=heard.intent,
    )


def _reasons(fit: Fit) -> list[Reason]:
    """The signs that spoke for it, strongest first."""
    found = [Reason(Sign.MEANT, label) for label in fit.labels[:1]]
    found += [Reason(Sign.ASKS, fit.asked)] if fit.asked else []
    found += [Reason(Sign.STATE)] if fit.state else []
    found += [Reason(Sign.GOODS)] if fit.goods else []
    found += [Reason(Sign.USED, str(fit.sent))] if fit.sent else []
    return found
