"""What holds for every case, however odd its facts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from heqi.assets.loader import load_parameters, load_rulebook
from heqi.core.cases.decide import decide
from heqi.core.cases.decision import Decision
from heqi.core.cases.decision_json import dump_decision
from heqi.core.cases.facts import (
    AfterSaleFacts,
    BuyerFacts,
    CaseFacts,
    Complaint,
    Emotion,
    EvidenceFacts,
    GoodsFacts,
    LegalSign,
    OrderFacts,
    TalkFacts,
)
from heqi.core.cases.refunds import refundable_fen
from heqi.core.words import AfterSaleState, Demand, FirstChannel, OrderState, Outcome, Platform, ReasonFamily, Standing

AT = datetime(2026, 1, 20, 4, tzinfo=UTC)
MAYBE = st.sampled_from([None, True, False])
FEN = st.none() | st.integers(0, 100_000)
MOMENT = st.none() | st.integers(-60 * 24, 24).map(lambda hours: AT + timedelta(hours=hours))

CASES = st.builds(
    CaseFacts,
    platform=st.sampled_from(Platform),
    demand=st.sampled_from(Demand),
    offered_fen=FEN,
    order=st.builds(
        OrderFacts,
        state=st.sampled_from(OrderState),
        paid_fen=FEN,
        goods_fen=FEN,
        postage_fen=FEN,
        quantity=st.none() | st.integers(0, 5),
        grouped_at=MOMENT,
        shipped_at=MOMENT,
        signed_at=MOMENT,
        completed_at=MOMENT,
        promised_ship_at=MOMENT,
        presale=st.booleans(),
        free_shipping=MAYBE,
        return_freight_covered=st.booleans(),
        category=st.sampled_from(["", "水果", "女装", "定制礼品"]),
        stock_out=MAYBE,
        refunded_fen=FEN,
        kept_fen=FEN,
    ),
    goods=st.builds(GoodsFacts, no_return_confirmed=MAYBE, intact=MAYBE, seal_broken=MAYBE, gift_price_fen=FEN),
    after_sale=st.builds(
        AfterSaleFacts,
        state=st.sampled_from(AfterSaleState),
        family=st.sampled_from(ReasonFamily),
        requested_fen=FEN,
        applied_at=MOMENT,
        expires_at=MOMENT,
        received=MAYBE,
        return_received_at=MOMENT,
        return_accepted=MAYBE,
        return_possible=MAYBE,
        refused_parcel=MAYBE,
    ),
    evidence=st.builds(
        EvidenceFacts,
        buyer_photos=st.none() | st.integers(0, 3),
        delivery_proven=MAYBE,
        fault_proven=MAYBE,
        defect_visible=MAYBE,
        defect_severe=MAYBE,
        seller_papers=MAYBE,
    ),
    talk=st.builds(
        TalkFacts,
        first_channel=st.sampled_from(FirstChannel),
        contact_attempts=st.integers(0, 3),
        promised_outcome=st.none() | st.sampled_from(Outcome),
        legal_signs=st.lists(st.sampled_from(LegalSign), unique=True, max_size=2).map(tuple),
        complaint=st.none() | st.sampled_from(Complaint),
    ),
)
BUYERS = st.builds(BuyerFacts, orders=st.none() | st.integers(0, 90), paid_total_fen=FEN, cases=st.integers(0, 90))


def decided(facts: CaseFacts) -> Decision:
    return decide(facts, at=AT, rulebook=load_rulebook(), parameters=load_parameters())


@settings(max_examples=120, deadline=None)
@given(CASES)
def test_T7_every_decision_is_whole_and_adds_up(facts: CaseFacts) -> None:
    decision = decided(facts)
    assert [option.outcome for option in decision.options] == list(Outcome)
    for option in decision.options:
        cost = option.cost
        parts = (
            cost.goods,
            cost.packaging,
            cost.logistics,
            cost.labour,
            cost.penalty,
            cost.review_risk,
            cost.repeat_value,
        )
        assert cost.total == sum(parts) == sum(term.fen for term in cost.terms)
        assert option.reasons, option.outcome
    assert dump_decision(decided(facts)) == dump_decision(decision)


@settings(max_examples=120, deadline=None)
@given(CASES)
def test_P2_nothing_owed_is_refused_and_nothing_closed_is_recommended(facts: CaseFacts) -> None:
    decision = decided(facts)
    by_outcome = {option.outcome: option for option in decision.options}
    refuse = by_outcome[Outcome.REFUSE]
    if any(option.standing is Standing.OWED and option.meets_demand for option in decision.options):
        assert refuse.standing is Standing.CLOSED
    if facts.talk.contact_attempts == 0:
        assert refuse.standing is Standing.CLOSED
    if decision.recommended is not None:
        assert by_outcome[decision.recommended].standing is not Standing.CLOSED


@settings(max_examples=120, deadline=None)
@given(CASES)
def test_no_outcome_pays_more_than_is_left_of_what_was_paid(facts: CaseFacts) -> None:
    most = refundable_fen(facts.order)
    for option in decided(facts).options:
        if most is not None and option.amount_fen is not None:
            assert 0 <= option.amount_fen <= most


@settings(max_examples=120, deadline=None)
@given(CASES, BUYERS, st.none() | st.sampled_from(Emotion))
def test_T7_who_the_buyer_is_and_how_they_sound_never_changes_what_is_owed(
    facts: CaseFacts, buyer: BuyerFacts, emotion: Emotion | None
) -> None:
    other = replace(facts, buyer=buyer, talk=replace(facts.talk, emotion=emotion))
    before, after = decided(facts), decided(other)
    assert [option.standing for option in before.options] == [option.standing for option in after.options]
    assert [option.amount_fen for option in before.options] == [option.amount_fen for option in after.options]
    assert (before.needs_human, before.warnings, before.clocks) == (after.needs_human, after.warnings, after.clocks)
