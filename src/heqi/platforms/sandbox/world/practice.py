"""Practice mode: a new member of staff serves a simulated buyer and gets a score. Pure; the page comes on top of it.

Who reads the agent's words is injected (`talk.heard.Reader`): the desk gives its screening and understanding, tests
give a few lines. The session keeps no clock: the caller says when each message was sent.
"""

from dataclasses import dataclass, field, replace

from heqi.core.words import Platform
from heqi.platforms.sandbox.world.buyers import Character
from heqi.platforms.sandbox.world.catalogue import CLOTHES, DIGITAL, FRUIT, HOME, SNACKS, stock_shelves
from heqi.platforms.sandbox.world.dice import Dice, Kind, dice
from heqi.platforms.sandbox.world.mishap import MISHAPS, Mishap
from heqi.platforms.sandbox.world.practice_score import Played, Score, Turn, score
from heqi.platforms.sandbox.world.sku import Sku
from heqi.platforms.sandbox.world.talk.conversation import Intent
from heqi.platforms.sandbox.world.talk.heard import Reader
from heqi.platforms.sandbox.world.talk.opening import OPENINGS
from heqi.platforms.sandbox.world.talk.phrases import put_into_words
from heqi.platforms.sandbox.world.talk.react import Standing, react
from heqi.platforms.sandbox.world.temper import TEMPERS

MOST_TURNS = 12
CHARACTERS = tuple(Character)


@dataclass(frozen=True, slots=True)
class Scene:
    """Who writes, about what. Everything that the agent may see stands here but `character` and `mishap`."""

    seed: int
    platform: Platform
    character: Character
    mishap: Mishap
    sku: Sku
    quantity: int
    paid_fen: int


@dataclass(frozen=True, slots=True)
class BuyerLine:
    """What the buyer says, and with what purpose."""

    text: str
    intent: Intent


@dataclass(frozen=True, slots=True)
class Session:
    """A talk so far. `mood`: 0 calm … 1 furious; `heard_at`: when the buyer last wrote, in the caller's seconds."""

    scene: Scene
    opening: BuyerLine
    mood: float
    heard_at: int
    turns: tuple[Turn, ...] = ()
    answers: tuple[BuyerLine, ...] = ()
    shown: bool = False
    evaded: bool = False
    bargains: int = 0
    resolved: bool = False
    over: bool = False
    score: Score | None = field(default=None)


class SessionOver(Exception):
    """The talk has ended; nothing more can be said."""


def set_scene(
    seed: int,
    *,
    platform: Platform = Platform.PINDUODUO,
    character: Character | None = None,
    mishap: Mishap | None = None,
) -> Scene:
    """The same seed sets the same scene; what is named is taken as it is."""
    rng = dice(seed, Kind.PRACTICE, 0)
    entries = FRUIT + SNACKS if platform is Platform.PINDUODUO else CLOTHES + HOME + DIGITAL
    goods = rng.choice(stock_shelves(entries, 754_299_529_443))
    sku, quantity = rng.choice(goods.skus), rng.randint(1, 2)
    chosen = mishap or MISHAPS[goods.category].pick(rng)
    return Scene(seed, platform, character or rng.choice(CHARACTERS), chosen, sku, quantity, sku.fen * quantity)


def open_session(scene: Scene, *, at: int) -> Session:
    """The buyer writes first. `at`: seconds of the caller's clock."""
    mood = TEMPERS[scene.character].mood
    line = _put(scene, OPENINGS[scene.mishap], mood, 0)
    return Session(scene, line, mood, at)


def say(session: Session, text: str, *, at: int, read: Reader) -> Session:
    """The session after the agent's message and the buyer's answer to it. Raises SessionOver."""
    if session.over:
        raise SessionOver
    heard, scene = read(text), session.scene
    turn = Turn(text, heard, max(0, at - session.heard_at))
    said_before = any(text == before.text for before in session.turns)
    standing = Standing(
        scene.character,
        scene.mishap,
        session.mood,
        scene.paid_fen,
        session.shown,
        session.bargains,
        said_before,
    )
    reaction = react(standing, heard, turn.delay)
    turns = (*session.turns, turn)
    intent = reaction.intent or Intent.LEAVES
    after = replace(
        session,
        mood=reaction.mood,
        heard_at=at,
        turns=turns,
        answers=(*session.answers, _put(scene, intent, reaction.mood, len(turns))),
        shown=reaction.shown,
        evaded=session.evaded or intent is Intent.EVADES,
        bargains=reaction.bargains,
        resolved=reaction.resolved,
        over=reaction.over or len(turns) >= MOST_TURNS,
    )
    return replace(after, score=_score(after)) if after.over else after


def give_up(session: Session) -> Session:
    """The agent ends it; what was done so far is scored."""
    ended = replace(session, over=True)
    return replace(ended, score=_score(ended))


def _score(session: Session) -> Score:
    scene = session.scene
    played = Played(
        scene.character,
        scene.mishap,
        scene.paid_fen,
        session.turns,
        session.resolved,
        session.mood,
        session.evaded,
    )
    return score(played)


def _put(scene: Scene, intent: Intent, mood: float, place: int) -> BuyerLine:
    rng: Dice = dice(scene.seed, Kind.PRACTICE, 1 + place)
    text = put_into_words(intent, mood, rng, goods=scene.sku.goods.title[:8], spec=scene.sku.spec, days="3")
    return BuyerLine(text, intent)
