"""Each kind of effect and what it puts on the scales."""

from datetime import datetime

from heqi.core.cases.clocks import clock_due, platform_clocks, rule_clock
from heqi.core.cases.decision import CaseClock, RuleNote
from heqi.core.cases.names import write_moment
from heqi.core.cases.reading import PlainValues, Reading
from heqi.core.cases.scales import Penalty, Scales
from heqi.core.cases.sentences import write_note
from heqi.core.cases.windows import bounds, window_days, window_end, window_guard
from heqi.core.money import percent_of, yuan
from heqi.core.rulebook.book import RuleSet
from heqi.core.rulebook.effects import (
    ClockEffect,
    CompensationEffect,
    FreightEffect,
    GuardEffect,
    MetricEffect,
    Outcomes,
    WindowEffect,
    WordingEffect,
    reaches,
)
from heqi.core.rulebook.rule import Rule

_NOT_KNOWN = ("待核对（缺起算时间）", "to be checked (its start is not known)")


def weigh(reading: Reading, rules: RuleSet) -> Scales:
    """Everything that the rules in force say about the case."""
    scales = Scales()
    scales.clocks += platform_clocks(reading)
    for rule in rules.speaking(PlainValues(reading)):
        _put(rule, reading, scales)
    scales.close_where_owed(reading.demand)
    return scales


def _put(rule: Rule, reading: Reading, scales: Scales) -> None:
    effect = rule.then
    if not reaches(effect, reading.value):
        return
    if isinstance(effect, GuardEffect):
        note = _note(rule, reading, scales)
        scales.put(effect, note, reading.value(effect.owe_named) if effect.owe_named else None)
    elif isinstance(effect, WindowEffect):
        _put_window(rule, effect, reading, scales)
    elif isinstance(effect, ClockEffect):
        _put_clock(rule, effect, reading, scales)
    elif isinstance(effect, CompensationEffect):
        _put_compensation(rule, effect, reading, scales)
    elif isinstance(effect, FreightEffect):
        note = _note(rule, reading, scales)
        scales.freight.append((rule, effect, note))
        _remark(scales, effect.outcomes, note)
    elif isinstance(effect, MetricEffect):
        _remark(scales, effect.outcomes, _note(rule, reading, scales))
    elif isinstance(effect, WordingEffect) and effect.beside_right:
        scales.beside_right = rule
    else:
        scales.warnings.append(_note(rule, reading, scales))


def _note(rule: Rule, reading: Reading, scales: Scales, **computed: tuple[str, str]) -> RuleNote:
    note = write_note(rule, reading, computed)
    scales.spoken.append(note)
    return note


def _remark(scales: Scales, outcomes: Outcomes, note: RuleNote) -> None:
    for outcome in outcomes:
        scales.remarks.setdefault(outcome, []).append(note)


def _put_window(rule: Rule, effect: WindowEffect, reading: Reading, scales: Scales) -> None:
    exact: datetime | None = reading.value(effect.start)
    days = window_days(effect, reading.value(effect.at_least) if effect.at_least else None)
    earliest, latest = bounds(reading.facts, effect.start, exact)
    guard = window_guard(effect, asked_at=reading.derived.claim_at, earliest=earliest, latest=latest, days=days)
    if guard is None:
        return
    end = None if exact is None else window_end(effect, exact, days)
    due = _NOT_KNOWN if end is None else (write_moment(end), write_moment(end))
    note = _note(rule, reading, scales, due=due, days=(str(days), str(days)))
    scales.put(guard, note)
    if effect.clock and end is not None and guard is effect.inside and not reading.derived.claim_known:
        scales.set_clock(CaseClock(effect.name, end, rule.id, "buyer", (), note), (*guard.owe, *guard.offer))


def _put_clock(rule: Rule, effect: ClockEffect, reading: Reading, scales: Scales) -> None:
    start = reading.value(effect.start)
    if start is None or (effect.yields_to and reading.value(effect.yields_to) is not None):
        return
    moment = write_moment(clock_due(effect, start))
    note = _note(rule, reading, scales, due=(moment, moment))
    scales.set_clock(rule_clock(effect, rule.id, start, note), effect.outcomes)


def _put_compensation(rule: Rule, effect: CompensationEffect, reading: Reading, scales: Scales) -> None:
    fen = compensation_fen(effect, reading)
    amount = ("金额未知", "amount not known") if fen is None else (yuan(fen), yuan(fen))
    note = _note(rule, reading, scales, amount=amount)
    if effect.claim:
        scales.human.append(note)
        scales.claims.append((rule, note))
    else:
        scales.penalties.append(Penalty(rule, effect, fen, note))


def compensation_fen(effect: CompensationEffect, reading: Reading) -> int | None:
    """The amount of a compensation; None when neither the rule nor the case gives it."""
    if effect.fixed_fen is not None:
        return effect.fixed_fen
    base = reading.value(effect.of) if effect.of else None
    if base is None:
        return None
    share = effect.percent if effect.times is None else effect.times * 100
    return max(percent_of(base, 100 if share is None else share), effect.min_fen or 0)
