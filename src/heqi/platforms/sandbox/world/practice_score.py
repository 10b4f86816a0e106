"""What a practice talk is worth, part by part, with a reason for every point that was lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from heqi.core.words import Outcome
from heqi.platforms.sandbox.world.buyers import Character
from heqi.platforms.sandbox.world.mishap import Mishap
from heqi.platforms.sandbox.world.talk.heard import Act, Heard, Verdict
from heqi.platforms.sandbox.world.talk.react import FAIR_PERCENT, LATE_SECONDS, SLOW_SECONDS
from heqi.platforms.sandbox.world.talk.wants import NEEDS_PROOF, OWED


class Part(StrEnum):
    """What is looked at."""

    SPEED = "speed"
    COMPLIANCE = "compliance"
    EMPATHY = "empathy"
    SOLUTION = "solution"


COLD = -0.5
FULL = {Part.SPEED: 25, Part.COMPLIANCE: 25, Part.EMPATHY: 20, Part.SOLUTION: 30}


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of the agent: what it amounts to, and how long the buyer waited."""

    text: str
    heard: Heard
    delay: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Points lost or kept, and why. `turn`: which message, counted from 1; 0 for the talk as a whole."""

    part: Part
    points: int
    turn: int
    text: str
    text_en: str


@dataclass(frozen=True, slots=True)
class Score:
    """`points` of 100; `parts`: of each part its own; `reasons` of everything that cost points, in order."""

    points: int
    parts: dict[Part, int]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Played:
    """What is scored: who the buyer was, what had happened, what was said, how it ended."""

    character: Character
    mishap: Mishap
    paid_fen: int
    turns: Sequence[Turn]
    resolved: bool
    last_mood: float
    evaded: bool


def score(played: Played) -> Score:
    """The same talk always has the same score."""
    reasons = (*_speed(played), *_compliance(played), *_empathy(played), *_solution(played))
    parts = {
        part: max(0, full + sum(reason.points for reason in reasons if reason.part is part))
        for part, full in FULL.items()
    }
    if not played.turns:
        parts = dict.fromkeys(FULL, 0)
    return Score(sum(parts.values()), parts, reasons)


def _speed(played: Played) -> list[Reason]:
    reasons = []
    for place, turn in enumerate(played.turns, 1):
        if turn.delay > LATE_SECONDS:
            reasons.append(_lost(Part.SPEED, 10, place, "回复超过5分钟", "answered after more than five minutes"))
        elif turn.delay > SLOW_SECONDS:
            reasons.append(_lost(Part.SPEED, 5, place, "回复超过3分钟", "answered after more than three minutes"))
    return reasons


def _compliance(played: Played) -> list[Reason]:
    reasons = []
    for place, turn in enumerate(played.turns, 1):
        if turn.heard.verdict is Verdict.BLOCK:
            found = "、".join(turn.heard.findings)
            words = f"内容违规，会被拦截：{found}" if found else "内容违规，会被拦截"
            reasons.append(_lost(Part.COMPLIANCE, 15, place, words, "would have been blocked"))
        elif turn.heard.verdict is Verdict.CAUTION:
            reasons.append(_lost(Part.COMPLIANCE, 5, place, "措辞有风险", "risky wording"))
    return reasons


def _empathy(played: Played) -> list[Reason]:
    reasons = []
    acts = [turn.heard.acts for turn in played.turns]
    if not any(Act.APOLOGISES in each or Act.UNDERSTANDS in each for each in acts[:2]):
        reasons.append(_lost(Part.EMPATHY, 10, 0, "开头没有安抚或致歉", "neither soothed nor apologised at the start"))
    for place, turn in enumerate(played.turns, 1):
        if Act.BLAMES in turn.heard.acts:
            reasons.append(_lost(Part.EMPATHY, 10, place, "语气像在责怪买家", "sounds as if the buyer were to blame"))
        if turn.heard.warmth <= COLD:
            reasons.append(_lost(Part.EMPATHY, 5, place, "语气冷淡", "a cold tone"))
        if any(turn.text == before.text for before in played.turns[: place - 1]):
            reasons.append(_lost(Part.EMPATHY, 5, place, "重复了同样的话", "said the same again"))
    if played.last_mood > 0.7:
        reasons.append(_lost(Part.EMPATHY, 5, 0, "买家最后仍在生气", "the buyer was still angry in the end"))
    return reasons


def _solution(played: Played) -> list[Reason]:
    reasons = []
    offers = [(place, turn.heard) for place, turn in enumerate(played.turns, 1) if turn.heard.offer is not None]
    if not offers:
        reasons.append(_lost(Part.SOLUTION, 30, 0, "没有给出解决办法", "no solution was offered"))
    owed = OWED[played.mishap]
    genuine = played.character is not Character.FRAUDSTER
    for place, turn in enumerate(played.turns, 1):
        if Act.REFUSES in turn.heard.acts and owed and genuine:
            reasons.append(_lost(Part.SOLUTION, 15, place, "拒绝了买家应得的处理", "refused what the buyer is owed"))
    if offers and not any(_is_right(heard, played) for _, heard in offers):
        reasons.append(_lost(Part.SOLUTION, 15, offers[-1][0], "方案不对应问题", "the offer does not fit the problem"))
    reasons += _haste(played, offers)
    if offers and not played.resolved:
        reasons.append(_lost(Part.SOLUTION, 5, 0, "没有和买家达成一致", "no agreement was reached"))
    return reasons


def _haste(played: Played, offers: list[tuple[int, Heard]]) -> list[Reason]:
    """Money was promised before anything was seen."""
    if not offers or played.mishap not in NEEDS_PROOF:
        return []
    asked = [place for place, turn in enumerate(played.turns, 1) if Act.ASKS_PROOF in turn.heard.acts]
    first = offers[0][0]
    if asked and asked[0] <= first and not (played.evaded and offers[-1][1].offer is Outcome.REFUND_ONLY):
        return []
    return [_lost(Part.SOLUTION, 8, first, "没有核实凭证就承诺处理", "promised before the evidence was seen")]


def _is_right(heard: Heard, played: Played) -> bool:
    if heard.offer is Outcome.SMALL_PAYMENT:
        return heard.fen * 100 >= played.paid_fen * FAIR_PERCENT
    return heard.offer in OWED[played.mishap]


def _lost(part: Part, points: int, turn: int, text: str, text_en: str) -> Reason:
    return Reason(part, -points, turn, text, text_en)
