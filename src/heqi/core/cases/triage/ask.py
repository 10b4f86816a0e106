"""The next best question: the one whose answers lead furthest apart. Each answer is tried on the decision itself."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from heqi.core.cases.decision import Decision, Option
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.reading import Reading
from heqi.core.cases.recorded import is_open, put_fact
from heqi.core.cases.triage.question import Answer, Question, Whom
from heqi.core.words import Outcome, Standing

# What an answer can change, by how much it matters to the one who has to act on it.
_RECOMMENDED, _HUMAN, _OWED, _STANDING, _MONEY = 100, 40, 20, 5, 1


@dataclass(frozen=True, slots=True)
class Branch:
    """Where one answer leads: what would be recommended and owed then, and whether a person would have to decide."""

    answer: Answer
    recommended: Outcome | None
    owed: tuple[Outcome, ...]
    needs_human: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question worth asking now, with where each answer leads. `weight` orders them, the heaviest first."""

    question: Question
    branches: tuple[Branch, ...]
    weight: int


def next_questions(
    reading: Reading,
    questions: Sequence[Question],
    decide: Callable[[CaseFacts], Decision],
    *,
    answered: Collection[str] = (),
) -> tuple[Asked, ...]:
    """The open questions whose answer would change the verdict, the best first; among equals the least trouble.

    `decide` is the decision of this shop at the moment of the reading; `answered` the facts that the desk has recorded
    (a plain yes-or-no fact reads False until then). An answer is tried by itself, so that what two answers
    would do together shows only once the first is known: triage is a walk, not a form.
    """
    facts, found = reading.facts, []
    for place, question in enumerate(questions):
        if question.fact in answered or not is_open(facts, question.fact) or not question.fits(reading):
            continue
        tried = [decide(put_fact(facts, question.fact, answer.value)) for answer in question.answers]
        weight = _spread(tried)
        if weight:
            branches = tuple(map(_branch, question.answers, tried))
            found.append((-weight, _TROUBLE[question.whom], place, Asked(question, branches, weight)))
    return tuple(asked for *_, asked in sorted(found, key=lambda each: each[:3]))


def _spread(tried: Sequence[Decision]) -> int:
    """How far apart the answers lead."""
    return (
        _RECOMMENDED * _differ([each.recommended for each in tried])
        + _HUMAN * _differ([bool(each.needs_human) for each in tried])
        + _OWED * _differ([_owed(each) for each in tried])
        + _STANDING * _differ([tuple(option.standing for option in each.options) for each in tried])
        + _MONEY * _differ([tuple(map(_money, each.options)) for each in tried])
    )


def _differ(values: Sequence[object]) -> int:
    return len(set(values)) - 1


def _money(option: Option) -> tuple[int | None, int]:
    """What moves and what the goods cost; of outcomes that are not closed."""
    return (None, 0) if option.standing is Standing.CLOSED else (option.amount_fen, option.cost.logistics)


def _owed(decision: Decision) -> tuple[Outcome, ...]:
    return tuple(option.outcome for option in decision.options if option.standing is Standing.OWED)


def _branch(answer: Answer, decision: Decision) -> Branch:
    return Branch(answer, decision.recommended, _owed(decision), bool(decision.needs_human))


_TROUBLE = {whom: place for place, whom in enumerate(Whom)}
