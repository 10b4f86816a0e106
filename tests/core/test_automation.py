"""A policy never acts on a case that is for people, whatever else is true of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heqi.assets.loader import load_parameters, load_rulebook
from heqi.core.cases.automation.consider import Act, Hold, consider
from heqi.core.cases.automation.desk import Desk
from heqi.core.cases.automation.figures import read_figures
from heqi.core.cases.automation.guards import GUARDS, Guard
from heqi.core.cases.automation.kinds import TEMPLATES, PolicyKind
from heqi.core.cases.automation.policy import Policy, write_sentence
from heqi.core.cases.automation.shortfall import read_shortfall
from heqi.core.cases.decide import decide
from heqi.core.cases.facts import (
    AfterSaleFacts,
    CaseFacts,
    Complaint,
    EvidenceFacts,
    GoodsFacts,
    LegalSign,
    OrderFacts,
    TalkFacts,
)
from heqi.core.errors import HeqiError
from heqi.core.words import (
    AfterSaleState,
    Demand,
    OrderState,
    Outcome,
    Platform,
    ReasonFamily,
    Standing,
)

AT = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)
BOOK, PARAMETERS = load_rulebook(), load_parameters()


def policy(kind, **figures):
    figures = read_figures(TEMPLATES[kind].figures, {"max_fen": 100_00, "day_fen": 10_000_00, **figures})
    return Policy(7, kind, 1, figures)


def grounds(facts):
    rules = BOOK.in_force(facts.platform, AT).rules
    return frozenset(rule.id for rule in rules if rule.kind in ("guard", "window"))


def ask(kind, facts, desk=None, **figures):
    decision = decide(facts, at=AT, rulebook=BOOK, parameters=PARAMETERS)
    return consider(policy(kind, **figures), facts, decision, desk or Desk(), grounds=grounds(facts))


def request(demand, family, **said):
    after_sale = {"state": AfterSaleState.AWAITING_MERCHANT, "family": family, "applied_at": AT - timedelta(hours=1)}
    return {"demand": demand, "after_sale": AfterSaleFacts(**{**after_sale, **said})}


UNSHIPPED = CaseFacts(
    platform=Platform.TAOBAO,
    as_of=AT,
    order=OrderFacts(state=OrderState.UNSHIPPED, paid_fen=29_90, paid_at=AT - timedelta(hours=2)),
    **request(Demand.REFUND_ONLY, ReasonFamily.NO_REASON, requested_fen=29_90),
)
SIGNED = OrderFacts(state=OrderState.SIGNED, paid_fen=29_90, signed_at=AT - timedelta(days=2))
RETURNED = CaseFacts(
    platform=Platform.PINDUODUO,
    order=SIGNED,
    **request(
        Demand.RETURN_REFUND,
        ReasonFamily.NO_REASON,
        state=AfterSaleState.AWAITING_MERCHANT_RECEIPT,
        requested_fen=29_90,
        return_received_at=AT - timedelta(hours=1),
        return_accepted=True,
    ),
)
RECALLED = CaseFacts(
    platform=Platform.PINDUODUO,
    order=OrderFacts(state=OrderState.SHIPPED, paid_fen=29_90, shipped_at=AT - timedelta(days=2)),
    **request(Demand.REFUND_ONLY, ReasonFamily.NO_REASON, requested_fen=29_90, refused_parcel=True, refused_back=True),
)
SHORT = CaseFacts(
    platform=Platform.PINDUODUO,
    order=SIGNED,
    goods=GoodsFacts(name="海南贵妃芒 5斤装"),
    evidence=EvidenceFacts(buyer_photos=2),
    **request(Demand.RESHIP, ReasonFamily.SHORT),
)
HURT = CaseFacts(
    platform=Platform.PINDUODUO,
    order=SIGNED,
    evidence=EvidenceFacts(buyer_photos=1),
    **request(Demand.COMPENSATION, ReasonFamily.DAMAGED, requested_fen=5_00),
)
UNWANTED = CaseFacts(
    platform=Platform.TMALL,
    order=SIGNED,
    **request(Demand.RETURN_REFUND, ReasonFamily.NO_REASON, requested_fen=29_90),
)
LATE = replace(UNWANTED, after_sale=replace(UNWANTED.after_sale, expires_at=AT + timedelta(hours=2)))
CASES = {
    PolicyKind.UNSHIPPED_REFUND: (UNSHIPPED, Act(Outcome.REFUND_ONLY, 29_90, 29_90)),
    PolicyKind.RETURNED_REFUND: (RETURNED, Act(Outcome.RETURN_REFUND, 29_90, 29_90)),
    PolicyKind.RECALLED_REFUND: (RECALLED, Act(Outcome.REFUND_ONLY, 29_90, 29_90)),
    PolicyKind.DAMAGE_PAYMENT: (HURT, Act(Outcome.SMALL_PAYMENT, 5_00, 5_00)),
    PolicyKind.NO_REASON_RETURN: (UNWANTED, Act(Outcome.RETURN_REFUND, 29_90, 29_90)),
    PolicyKind.OWED_IN_TIME: (LATE, Act(Outcome.RETURN_REFUND, 29_90, 29_90)),
}


@pytest.mark.parametrize("kind", CASES)
def test_P4_each_kind_takes_the_case_that_it_was_made_for(kind):
    facts, act = CASES[kind]
    assert ask(kind, facts) == act
    assert ask(kind, facts) == ask(kind, facts)


def test_P4e_a_small_shortfall_is_sent_again_and_a_large_or_unknown_one_is_not():
    assert isinstance(ask(PolicyKind.SHORT_RESHIP, SHORT, Desk(buyer_words="少了3两")), Act)
    assert ask(PolicyKind.SHORT_RESHIP, SHORT, Desk(buyer_words="少了3斤")).guards == (Guard.TOO_MUCH_MISSING,)
    assert ask(PolicyKind.SHORT_RESHIP, SHORT, Desk(buyer_words="少了")).guards == (Guard.WEIGHT_UNKNOWN,)


@pytest.mark.parametrize(
    ("words", "goods", "grams"),
    [
        ("少了3两", "贵妃芒 5斤装", 150),
        ("说好5斤，称了只有4.2斤", "贵妃芒 5斤装", 400),
        ("到手4斤2两", "贵妃芒5斤", 400),
        ("少了一斤半", "", 750),
        ("缺了200g", "", 200),
        ("少了两个芒果", "5斤装", None),
        ("重量不足", "5斤装", None),
        ("到手只有6斤", "5斤装", None),
        ("只有4斤", "3斤/5斤/9斤可选", None),
    ],
)
def test_P4e_what_is_missing_is_read_off_the_buyers_words(words, goods, grams):
    assert read_shortfall(words, goods) == grams


@pytest.mark.parametrize(
    ("change", "guard"),
    [
        ({"talk": TalkFacts(legal_signs=(LegalSign.INJURY,))}, Guard.LEGAL),
        ({"talk": TalkFacts(complaint=Complaint.OTHER)}, Guard.COMPLAINT),
        ({"after_sale": replace(UNSHIPPED.after_sale, family=ReasonFamily.OUT_OF_STOCK)}, Guard.STOCK_OUT),
        ({"order": replace(UNSHIPPED.order, stock_out=True)}, Guard.STOCK_OUT),
        ({"after_sale": replace(UNSHIPPED.after_sale, family=ReasonFamily.LATE_DISPATCH)}, Guard.LATE_DISPATCH),
        ({"order": replace(UNSHIPPED.order, promised_ship_at=AT - timedelta(hours=1))}, Guard.LATE_DISPATCH),
        ({"after_sale": replace(UNSHIPPED.after_sale, family=ReasonFamily.UNKNOWN)}, Guard.REASON_UNKNOWN),
        ({"after_sale": replace(UNSHIPPED.after_sale, intervened=True)}, Guard.INTERVENTION),
        ({"after_sale": replace(UNSHIPPED.after_sale, abuse_found=True)}, Guard.RISK_SIGN),
        ({"after_sale": replace(UNSHIPPED.after_sale, requested_fen=50_00)}, Guard.OVER_PAID),
        ({"order": replace(UNSHIPPED.order, paid_fen=None)}, Guard.AMOUNT_UNKNOWN),
        ({"order": replace(UNSHIPPED.order, paid_at=AT - timedelta(hours=13))}, Guard.PAID_LONG_AGO),
        ({"order": replace(UNSHIPPED.order, paid_at=None)}, Guard.PAID_LONG_AGO),
        ({"platform": Platform.PINDUODUO}, Guard.RULE_UNCONFIRMED),
    ],
)
def test_L1_H1_W2_one_fact_is_enough_to_leave_it_to_people(change, guard):
    held = ask(PolicyKind.UNSHIPPED_REFUND, replace(UNSHIPPED, **change))
    assert isinstance(held, Hold)
    assert guard in held.guards


DESKS = {
    Guard.LEGAL: Desk(legal_words=True),
    Guard.PACKED: Desk(packed=True),
    Guard.OLD_FACTS: Desk(old_facts=True),
    Guard.PERSON_ACTED: Desk(person_acted=True),
    Guard.PROMISE_OPEN: Desk(promise_open=True),
    Guard.APPROVAL_OPEN: Desk(approval_open=True),
    Guard.WORK_ORDER_OPEN: Desk(work_order_open=True),
    Guard.INCIDENT_OPEN: Desk(incident_open=True),
    Guard.MONEY_BEFORE: Desk(money_open=True),
    Guard.FOUR_EYES: Desk(four_eyes_fen=29_89),
    Guard.DAY_COUNT: Desk(today_count=20),
    Guard.DAY_SUM: Desk(today_fen=9_999_99),
}


@pytest.mark.parametrize("guard", DESKS)
def test_T7_what_the_desk_knows_is_enough_as_well(guard):
    assert ask(PolicyKind.UNSHIPPED_REFUND, UNSHIPPED, DESKS[guard]).guards == (guard,)


def test_T7_money_that_went_out_before_holds_and_counts():
    held = ask(PolicyKind.UNSHIPPED_REFUND, UNSHIPPED, Desk(spent_fen=1))
    assert held.guards == (Guard.OVER_PAID, Guard.MONEY_BEFORE)


def test_M8_a_parcel_that_is_on_the_road_is_not_refunded_by_itself():
    moving = replace(RECALLED, after_sale=replace(RECALLED.after_sale, refused_parcel=None, refused_back=None))
    assert ask(PolicyKind.RECALLED_REFUND, moving) is None
    assert Guard.PACKED not in getattr(ask(PolicyKind.RECALLED_REFUND, RECALLED), "guards", ())


def test_every_guard_and_every_kind_has_its_words():
    assert set(GUARDS) == set(Guard)
    assert set(TEMPLATES) == set(PolicyKind)
    for kind, template in TEMPLATES.items():
        figures = read_figures(template.figures, {})
        zh, en = write_sentence(kind, figures)
        assert "{" not in zh + en
        assert "¥30.00" in zh


@pytest.mark.parametrize("data", [{"max_fen": 0}, {"max_fen": "50"}, {"max_fen": True}, {"nonsense": 1}])
def test_a_figure_that_is_none_is_refused(data):
    with pytest.raises(HeqiError) as refused:
        read_figures(TEMPLATES[PolicyKind.UNSHIPPED_REFUND].figures, data)
    assert refused.value.code == "policy.figure"


FEN = st.one_of(st.none(), st.integers(0, 200_00))
MOMENT = st.one_of(st.none(), st.integers(-400, 4).map(lambda hours: AT + timedelta(hours=hours)))
MAYBE = st.sampled_from([None, True, False])
SOON = st.integers(0, 20).map(lambda hours: AT + timedelta(hours=hours))
CHANGES = {
    "": {"platform": st.sampled_from(Platform), "demand": st.sampled_from(Demand), "as_of": MOMENT},
    "order": {
        "state": st.sampled_from(OrderState),
        "paid_fen": FEN,
        "paid_at": MOMENT,
        "promised_ship_at": MOMENT,
        "shipped_at": MOMENT,
        "signed_at": MOMENT,
        "stock_out": MAYBE,
    },
    "after_sale": {
        "state": st.sampled_from(AfterSaleState),
        "family": st.sampled_from(ReasonFamily),
        "requested_fen": FEN,
        "applied_at": MOMENT,
        "expires_at": st.one_of(st.none(), SOON),
        "intervened": st.booleans(),
        "return_received_at": MOMENT,
        "return_accepted": MAYBE,
        "refused_parcel": MAYBE,
        "refused_back": MAYBE,
        "abuse_found": MAYBE,
    },
    "evidence": {"buyer_photos": st.sampled_from([None, 0, 1, 3]), "fault_proven": MAYBE, "contradicts_reason": MAYBE},
    "talk": {
        "legal_signs": st.lists(st.sampled_from(LegalSign), max_size=1).map(tuple),
        "complaint": st.one_of(st.none(), st.sampled_from(Complaint)),
        "contact_attempts": st.integers(0, 1),
    },
}
CHANGE = st.sampled_from([(section, name) for section, names in CHANGES.items() for name in names]).flatmap(
    lambda place: st.tuples(st.just(place), CHANGES[place[0]][place[1]])
)
KINDS = {**{kind: facts for kind, (facts, _) in CASES.items()}, PolicyKind.SHORT_RESHIP: SHORT}


def changed(facts, changes):
    """The facts with these values in the place of theirs."""
    for (section, name), value in changes:
        part = replace(getattr(facts, section), **{name: value}) if section else value
        facts = replace(facts, **{section or name: part})
    return facts


RARE = st.sampled_from([False] * 19 + [True])
DESK = st.builds(
    Desk,
    settled=RARE, old_facts=RARE, person_acted=RARE, legal_words=RARE, packed=RARE, promise_open=RARE,
    approval_open=RARE, work_order_open=RARE, incident_open=RARE, money_open=RARE,
    spent_fen=st.sampled_from([0, 0, 0, 5_00]), today_count=st.integers(0, 25), today_fen=st.integers(0, 400_00),
    four_eyes_fen=st.sampled_from([None, 30_00]), buyer_words=st.sampled_from(["", "少了3两", "少了"]),
)  # fmt: skip
NEVER = (
    "settled", "old_facts", "person_acted", "legal_words", "promise_open", "approval_open", "work_order_open",
    "incident_open", "money_open", "spent_fen",
)  # fmt: skip


@settings(max_examples=600)
@given(st.sampled_from(PolicyKind), st.lists(CHANGE, max_size=3), DESK)
def test_L1_H1_W2_T7_no_policy_ever_acts_on_a_case_that_is_for_people(kind, changes, desk):
    facts = changed(KINDS[kind], changes)
    decision = decide(facts, at=AT, rulebook=BOOK, parameters=PARAMETERS)
    mine = policy(kind, max_fen=60_00, day_fen=300_00)
    answer = consider(mine, facts, decision, desk, grounds=grounds(facts))
    assert answer == consider(mine, facts, decision, desk, grounds=grounds(facts))
    if not isinstance(answer, Act):
        assert answer is None or answer.guards
        return
    option = next(each for each in decision.options if each.outcome is answer.outcome)
    assert option.standing is not Standing.CLOSED
    assert decision.recommended is answer.outcome
    assert not decision.needs_human
    assert not any(getattr(desk, name) for name in NEVER)
    assert facts.after_sale.family not in (
        ReasonFamily.OUT_OF_STOCK, ReasonFamily.LATE_DISPATCH, ReasonFamily.UNKNOWN, ReasonFamily.FOOD_SAFETY,
        ReasonFamily.COUNTERFEIT,
    )  # fmt: skip
    assert not facts.talk.legal_signs and facts.talk.complaint is None and not facts.after_sale.intervened
    assert answer.cost_fen <= min(60_00, desk.four_eyes_fen or 60_00, 300_00 - desk.today_fen)
    assert answer.amount_fen is None or 0 < answer.amount_fen <= (facts.order.paid_fen or 0)
    assert desk.today_count < 20
