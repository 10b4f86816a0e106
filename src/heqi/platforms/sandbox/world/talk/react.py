"""How a buyer takes an agent's message: a new mood and the intent of the answer. Pure; the words come after."""

from dataclasses import dataclass

from heqi.core.words import Outcome
from heqi.platforms.sandbox.world.buyers import Character
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.talk.conversation import Intent
from heqi.platforms.sandbox.world.talk.heard import Act, Heard, Verdict
from heqi.platforms.sandbox.world.talk.wants import NEEDS_PROOF, contents

SLOW_SECONDS = 180
LATE_SECONDS = 300
FAIR_PERCENT = 15
"""A small payment below this share of the price settles nothing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a talk stands before the message. `paid_fen`: the price; `bargains`: times that more was asked."""

    character: Character
    mishap: Mishap
    mood: float
    paid_fen: int
    shown: bool = False
    bargains: int = 0
    said_before: bool = False


@dataclass(frozen=True, slots=True)
class Reaction:
    """`resolved`: the buyer is content with a solution; `over`: nothing more will be said."""

    mood: float
    intent: Intent | None
    shown: bool
    bargains: int
    resolved: bool = False
    over: bool = False


_SHIFTS = {
    Act.APOLOGISES: -0.10,
    Act.UNDERSTANDS: -0.08,
    Act.PROMISES: -0.06,
    Act.EXPLAINS: -0.02,
    Act.REFUSES: 0.20,
    Act.BLAMES: 0.30,
}
_SWING = {Character.PATIENT: 0.7, Character.ANGRY: 1.3, Character.ANXIOUS: 1.1}
GIVES_UP = 0.97
WARMTH = 0.1
"""How much a wholly warm tone calms."""


def react(standing: Standing, heard: Heard, delay: int) -> Reaction:
    """`delay`: seconds between the buyer's line and this message."""
    mood = _new_mood(standing, heard, delay)
    shown, bargains = standing.shown, standing.bargains
    if mood >= GIVES_UP:
        return Reaction(mood, Intent.THREATENS, shown, bargains, over=True)
    if heard.offer is not None:
        return _weigh(standing, heard, mood)
    if Act.ASKS_PROOF in heard.acts:
        return _show(standing, mood)
    if Act.REFUSES in heard.acts:
        return Reaction(mood, Intent.THREATENS if mood > 0.6 else Intent.ASKS_WHY, shown, bargains)
    if Act.PROMISES in heard.acts:
        return Reaction(mood, Intent.WAITS, shown, bargains)
    return Reaction(mood, _without_solution(standing), shown, bargains)


def _new_mood(standing: Standing, heard: Heard, delay: int) -> float:
    shift = sum(_SHIFTS.get(act, 0.0) for act in heard.acts) - WARMTH * heard.warmth
    shift += 0.15 if heard.verdict is Verdict.BLOCK else 0.0
    shift += 0.12 if delay > LATE_SECONDS else 0.06 if delay > SLOW_SECONDS else 0.0
    shift += 0.12 if standing.said_before else 0.0
    if not heard.acts - {Act.GREETS}:
        shift += 0.05
    return min(1.0, max(0.0, standing.mood + shift * _SWING.get(standing.character, 1.0)))


def _weigh(standing: Standing, heard: Heard, mood: float) -> Reaction:
    """Whether the offer will do; hagglers and the fraudster ask for more, twice at most."""
    bargains = standing.bargains
    if not _is_enough(standing, heard):
        asks = Intent.ASKS_MORE if heard.offer is Outcome.SMALL_PAYMENT else Intent.ASKS_WHY
        return Reaction(min(1.0, mood + 0.06), asks, standing.shown, bargains + 1)
    wants_more = standing.character in (Character.HAGGLING, Character.FRAUDSTER) and bargains < 2
    if wants_more and heard.offer is Outcome.SMALL_PAYMENT:
        return Reaction(mood, Intent.ASKS_MORE, standing.shown, bargains + 1)
    calmer = max(0.0, mood - 0.25)
    return Reaction(calmer, Intent.ACCEPTS, standing.shown, bargains, resolved=True, over=True)


def _is_enough(standing: Standing, heard: Heard) -> bool:
    if heard.offer not in contents(standing.mishap):
        return False
    if heard.offer is Outcome.SMALL_PAYMENT:
        return heard.fen * 100 >= standing.paid_fen * FAIR_PERCENT
    return True


def _show(standing: Standing, mood: float) -> Reaction:
    if standing.shown:
        return Reaction(min(1.0, mood + 0.1), Intent.SHOWED_ALREADY, True, standing.bargains)
    if standing.character is Character.FRAUDSTER:
        return Reaction(mood, Intent.EVADES, False, standing.bargains)
    if standing.mishap not in NEEDS_PROOF:
        return Reaction(min(1.0, mood + 0.05), Intent.COMPLAINS, False, standing.bargains)
    return Reaction(mood, Intent.SHOWS, True, standing.bargains)


def _without_solution(standing: Standing) -> Intent:
    return Intent.HURRIES if standing.character is Character.ANXIOUS and standing.mood < 0.6 else Intent.COMPLAINS
