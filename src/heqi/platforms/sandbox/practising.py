"""Practice for the desk: scenes by plain words, the desk's screening as ears, sessions replayed from rows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from heqi.core.practising import Judge, Played, Setting, Told
from heqi.core.words import Outcome, Platform
from heqi.platforms.sandbox.world.buyers import Character
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.practice import Scene, Session, give_up, open_session, say, set_scene
from heqi.platforms.sandbox.world.practice_score import FULL, Score
from heqi.platforms.sandbox.world.talk.heard import Act, Heard, Verdict
from heqi.platforms.sandbox.world.talk.read_agent import read_agent


def open_scene(setting: Setting) -> dict[str, Any]:
    """What the agent may see: goods, what was paid (fen), and the buyer's first words."""
    scene = _scene(setting)
    opening = open_session(scene, at=0)
    goods = f"{scene.sku.goods.title} {scene.sku.spec}"
    return {"goods": f"{goods} ×{scene.quantity}", "paid_fen": scene.paid_fen, "opening": opening.opening.text}


def play(setting: Setting, told: Sequence[Told], *, text: str | None, delay: int, judge: Judge) -> Played:
    """The session after what was told before and one message more; None gives it up. Raises SessionOver."""
    session = open_session(_scene(setting), at=0)
    for each in told:
        session = say(session, each.text, at=session.heard_at + each.delay, read=partial(_kept, each.heard))
    if text is None:
        return _shown(give_up(session), {})
    heard = _hear(text, judge)
    return _shown(say(session, text, at=session.heard_at + delay, read=lambda _: heard), _write(heard))


def who_it_was(setting: Setting) -> dict[str, str]:
    """The character and what had really happened, for after the end."""
    scene = _scene(setting)
    return {"character": scene.character.value, "mishap": scene.mishap.value}


def _scene(setting: Setting) -> Scene:
    return set_scene(
        setting.seed,
        platform=Platform(setting.platform),
        character=Character(setting.character) if setting.character else None,
        mishap=Mishap(setting.mishap) if setting.mishap else None,
    )


def _hear(text: str, judge: Judge) -> Heard:
    verdict, findings, warmth = judge(text)
    return replace(read_agent(text), verdict=Verdict(verdict), findings=tuple(findings), warmth=warmth)


def _write(heard: Heard) -> dict[str, Any]:
    return {
        "acts": sorted(heard.acts),
        "offer": heard.offer.value if heard.offer else None,
        "fen": heard.fen,
        "verdict": heard.verdict.value,
        "findings": list(heard.findings),
        "warmth": heard.warmth,
    }


def _kept(kept: Mapping[str, Any], _: str) -> Heard:
    return Heard(
        frozenset(Act(act) for act in kept["acts"]),
        Outcome(kept["offer"]) if kept["offer"] else None,
        kept["fen"],
        Verdict(kept["verdict"]),
        tuple(kept["findings"]),
        kept["warmth"],
    )


def _shown(session: Session, heard: Mapping[str, Any]) -> Played:
    answer = session.answers[-1].text if session.answers else ""
    score = _score(session.score) if session.score else None
    return Played(answer, heard, session.mood, session.over, session.resolved, score)


def _score(score: Score) -> dict[str, Any]:
    return {
        "points": score.points,
        "parts": [{"part": part.value, "points": score.parts[part], "full": full} for part, full in FULL.items()],
        "reasons": [
            {
                "part": each.part.value,
                "points": each.points,
                "turn": each.turn,
                "text": each.text,
                "text_en": each.text_en,
            }
            for each in score.reasons
        ],
    }
