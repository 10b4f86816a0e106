"""The eligibility and freight calculator: every claim tried on the rules in force, with what is still to be shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from heqi.core.cases.decision import RuleNote
from heqi.core.cases.entitlement.claim import Claim
from heqi.core.cases.entitlement.verdict import Entitled, Verdict, judge_claim
from heqi.core.cases.facts import CaseFacts
from heqi.core.cases.reading import read_case
from heqi.core.cases.recorded import is_open, put_fact
from heqi.core.cases.scales import Scales
from heqi.core.cases.triage.question import Question, Whom
from heqi.core.rulebook.book import RuleSet
from heqi.core.words import Outcome

_BACK = (Outcome.RETURN_REFUND, Outcome.EXCHANGE)
_OUT = (Outcome.EXCHANGE, Outcome.RESHIP)
_TROUBLE = {whom: place for place, whom in enumerate(Whom)}


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that would decide the claim: who can show it, the question, and by what it is shown (may be empty)."""

    fact: str
    whom: Whom
    text: str
    text_en: str
    proof: str
    proof_en: str


@dataclass(frozen=True, slots=True)
class Entitlement:
    """The answer to one claim.

    `raised`: it is what the buyer complains of; `outcome`: what would be done; `why`: the rules that say so;
    `freight_back`, `freight_out`: who pays that way (merchant | buyer | none), None where nothing travels it, with the
    rules behind it in `freight_why`; `amount_fen`: of a compensation; `missing`: what would give the right;
    `doubts`: what would take it, looked for only where it is raised. Both least trouble first.
    """

    claim: str
    title: str
    title_en: str
    raised: bool
    entitled: Entitled
    outcome: Outcome | None
    why: tuple[RuleNote, ...]
    freight_back: str | None
    freight_out: str | None
    freight_why: tuple[RuleNote, ...]
    amount_fen: int | None
    missing: tuple[Missing, ...]
    doubts: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Calculator:
    """What the claims are tried with: the rules in force, the claims, the questions, and what was answered already."""

    at: datetime
    rules: RuleSet
    claims: Sequence[Claim]
    questions: Sequence[Question]
    answered: Sequence[str] = ()

    def reckon(self, facts: CaseFacts) -> tuple[Entitlement, ...]:
        """All claims, those that the buyer raises first.

        Nothing is decided here that the rules do not decide: each claim, and each answer to an open question, is put on
        the same scales as the decision.
        """
        found = [self._reckon_claim(claim, facts) for claim in self.claims]
        return tuple(sorted(found, key=lambda each: not each.raised))

    def _reckon_claim(self, claim: Claim, facts: CaseFacts) -> Entitlement:
        supposed = claim.on(facts)
        verdict = self._judge(claim, supposed)
        raised = claim.is_raised(facts)
        granted = verdict.entitled is Entitled.YES
        missing = () if granted else tuple(self._find_turning(claim, supposed, to_yes=True))
        doubts = tuple(self._find_turning(claim, supposed, to_yes=False)) if granted and raised else ()
        back, out, freight_why = _freight(verdict)
        return Entitlement(
            claim=claim.name,
            title=claim.title,
            title_en=claim.title_en,
            raised=raised,
            entitled=Entitled.OPEN if missing else verdict.entitled,
            outcome=verdict.outcome,
            why=verdict.why,
            freight_back=back,
            freight_out=out,
            freight_why=freight_why,
            amount_fen=verdict.amount_fen,
            missing=missing,
            doubts=doubts,
        )

    def _judge(self, claim: Claim, supposed: CaseFacts) -> Verdict:
        return judge_claim(claim, read_case(supposed, self.at), self.rules)

    def _find_turning(self, claim: Claim, supposed: CaseFacts, *, to_yes: bool) -> Iterator[Missing]:
        """The open questions of which some answer would give the right, or would take it."""
        reading = read_case(supposed, self.at)
        for question in sorted(self.questions, key=lambda each: _TROUBLE[each.whom]):
            if self._is_asked(question, claim, supposed) and question.fits(reading):
                tried = [put_fact(supposed, question.fact, answer.value) for answer in question.answers]
                if any((self._judge(claim, each).entitled is Entitled.YES) is to_yes for each in tried):
                    yield _missing(question)

    def _is_asked(self, question: Question, claim: Claim, supposed: CaseFacts) -> bool:
        known = question.fact in claim.suppose or question.fact in self.answered
        return not known and is_open(supposed, question.fact)


def _missing(question: Question) -> Missing:
    return Missing(question.fact, question.whom, question.text, question.text_en, question.proof, question.proof_en)


def _freight(verdict: Verdict) -> tuple[str | None, str | None, tuple[RuleNote, ...]]:
    """(way back, way out, the rules that say so) of what would be done; nothing where nothing travels."""
    scales, outcome = verdict.scales, verdict.outcome
    if scales is None or outcome is None:
        return None, None, ()
    back = scales.payer(outcome, "return") if outcome in _BACK else None
    out = scales.payer(outcome, "outbound") if outcome in _OUT else None
    said = {origin.removeprefix("rule:") for _, origin in filter(None, (back, out))}
    return back and back[0], out and out[0], _notes(scales, said)


def _notes(scales: Scales, rule_ids: set[str]) -> tuple[RuleNote, ...]:
    return tuple(note for rule, _, note in scales.freight if rule.id in rule_ids)
