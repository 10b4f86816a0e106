"""What incidents think with: which orders are meant, what each case gets, what each buyer is told."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heqi.core.cases.decision import Cost, Decision, Option
from heqi.core.errors import HeqiError
from heqi.core.incidents.announcement import fill_text, require_text
from heqi.core.incidents.order_numbers import read_order_nos
from heqi.core.incidents.phase import Phase, phase_of
from heqi.core.incidents.plan import Why, plan_case, say_rights
from heqi.core.incidents.policy import MOVES_MONEY, Offer, Share, amount_of, reckon, require_policy
from heqi.core.incidents.selection import Candidate, Selection, dump_selection, fits, load_selection, pick
from heqi.core.words import OrderState, Outcome, Standing

AT = datetime(2026, 5, 20, 16, 0, tzinfo=UTC)
"""Midnight in China: the first moment of 21 May."""
WORDS = st.sampled_from(["", "芒", "A7", "圆通", "海"])
DAYS = st.none() | st.dates(date(2026, 5, 18), date(2026, 5, 23))
NUMBERS = st.integers(0, 9).map(lambda each: f"260520-{each:015d}")
CANDIDATES = st.builds(
    Candidate,
    order_no=NUMBERS,
    goods=st.tuples(st.sampled_from(["海南贵妃芒", "荔枝"])),
    carriers=st.tuples(st.sampled_from(["圆通快递", "顺丰"])),
    shipped_at=st.none() | st.integers(-72, 72).map(lambda hours: AT + timedelta(hours=hours)),
    ordered_at=st.none() | st.just(AT),
    note=st.sampled_from(["批次 A7", "加急"]),
    province=st.sampled_from(["", "海南省", "广东"]),
)
SELECTIONS = st.builds(
    Selection,
    order_nos=st.lists(NUMBERS, max_size=3, unique=True).map(tuple),
    goods=WORDS,
    shipped_from=DAYS,
    shipped_to=DAYS,
    carrier=WORDS,
    note=WORDS,
    provinces=st.lists(st.sampled_from(["海南", "广东"]), max_size=2).map(tuple),
)


@given(SELECTIONS, st.lists(CANDIDATES, max_size=12, unique_by=lambda each: each.order_no), st.randoms())
def test_W10_the_selection_is_stable_and_takes_nobody_twice(selection, candidates, chance):
    picked = pick(selection, candidates)
    shuffled = [*candidates, *candidates]
    chance.shuffle(shuffled)

    assert pick(selection, shuffled) == picked
    assert pick(selection, picked) == picked
    assert len({each.order_no for each in picked}) == len(picked)
    assert {each.order_no for each in picked} == {each.order_no for each in candidates if fits(selection, each)}


@given(SELECTIONS)
def test_W10_a_kept_selection_means_the_same(selection):
    assert load_selection(dump_selection(selection)) == selection


def test_W10_days_are_those_of_china_and_nothing_asked_for_is_nobody():
    midnight = Candidate("1", shipped_at=AT)
    assert fits(Selection(shipped_from=date(2026, 5, 21), shipped_to=date(2026, 5, 21)), midnight)
    assert not fits(Selection(shipped_to=date(2026, 5, 20)), midnight)
    assert not fits(Selection(), midnight)
    assert not fits(Selection(order_nos=("2",)), midnight)


@pytest.mark.parametrize(
    ("text", "order_nos", "spoiled"),
    [
        ("260520-100000000000001\t39.9\n260520-100000000000001", ("260520-100000000000001",), 0),
        ("＂２６０５２０－１０００００００００００００１＂", ("260520-100000000000001",), 0),
        ("订单 1234567890123456789，电话 13800138000", ("1234567890123456789",), 0),
        ("2.60521E+17, 3.1e18", (), 2),
        ("YT1234567890123", (), 0),
    ],
)
def test_W10_numbers_are_read_out_of_what_people_paste(text, order_nos, spoiled):
    pasted = read_order_nos(text)
    assert (pasted.order_nos, pasted.spoiled) == (order_nos, spoiled)


@pytest.mark.parametrize(
    ("state", "shipped", "signed", "phase"),
    [
        (OrderState.UNSHIPPED, None, None, Phase.UNSHIPPED),
        (OrderState.SHIPPED, AT, None, Phase.IN_TRANSIT),
        (OrderState.COMPLETED, AT, None, Phase.SIGNED),
        (OrderState.UNKNOWN, AT, None, Phase.IN_TRANSIT),
        (OrderState.UNKNOWN, AT, AT, Phase.SIGNED),
        (OrderState.CANCELLED, AT, AT, None),
        (OrderState.UNPAID, None, None, None),
    ],
)
def test_W10_the_phase_of_an_order(state, shipped, signed, phase):
    assert phase_of(state, shipped, signed) is phase


OFFERS = st.builds(
    Offer,
    st.sampled_from([each for each in Outcome if each is not Outcome.REFUSE]),
    st.none() | st.integers(1, 9000),
)
STANDINGS = st.fixed_dictionaries({each: st.sampled_from(Standing) for each in Outcome})


def decided(standings, amounts, meeting, recommended=None):
    options = tuple(
        Option(each, standings[each], (), (), (), Cost(), each in meeting, amounts.get(each)) for each in Outcome
    )
    return Decision(options, recommended, (), (), (), AT, AT, "f", "r")


@given(OFFERS, STANDINGS, st.sets(st.sampled_from(Outcome)), st.integers(100, 8000))
def test_W10_no_plan_undercuts_what_a_buyer_is_owed(offer, standings, meeting, owed_fen):
    amounts = dict.fromkeys(MOVES_MONEY, owed_fen)
    plan = plan_case(decided(standings, amounts, meeting), offer, paid_fen=8000)
    asked = {each for each in meeting if standings[each] is Standing.OWED}

    if plan.outcome is not None:
        assert standings[plan.outcome] is not Standing.CLOSED
        assert not asked or plan.outcome in meeting
        if plan.outcome in MOVES_MONEY and (asked or standings[plan.outcome] is Standing.OWED):
            assert any(amounts.get(each) is None for each in asked) or (plan.amount_fen or 0) >= owed_fen
    assert plan.outcome not in plan.rights
    assert plan == plan_case(decided(standings, amounts, meeting), offer, paid_fen=8000)


def test_W10_a_partial_refund_is_raised_to_what_is_owed_and_the_right_is_said_beside_an_offer():
    standings = {**dict.fromkeys(Outcome, Standing.OFFERABLE), Outcome.RETURN_REFUND: Standing.OWED}
    amounts = {Outcome.RETURN_REFUND: 39_90, Outcome.REFUND_ONLY: 39_90, Outcome.SMALL_PAYMENT: 5_00}
    asked = decided(standings, amounts, {Outcome.REFUND_ONLY, Outcome.RETURN_REFUND}, Outcome.RETURN_REFUND)
    half = plan_case(asked, Offer(Outcome.REFUND_ONLY, percent=50), paid_fen=39_90)
    assert (half.why, half.outcome, half.amount_fen) == (Why.RAISED, Outcome.REFUND_ONLY, 39_90)

    silent = decided(standings, amounts, set())
    offered = plan_case(silent, Offer(Outcome.SMALL_PAYMENT, 10_00), paid_fen=39_90)
    assert (offered.why, offered.amount_fen, offered.rights) == (Why.AS_OFFERED, 10_00, (Outcome.RETURN_REFUND,))
    assert say_rights(offered.rights) == "如果您不接受，按规则您也可以要求退货退款，由您决定。"


@given(st.lists(st.builds(Share, st.none() | st.sampled_from(Phase), st.none() | st.integers(0, 9000)), max_size=20))
def test_W10_a_policy_never_reckons_more_than_was_paid(shares):
    policy = {phase: Offer(Outcome.REFUND_ONLY) for phase in Phase}
    assert reckon(policy, shares) == sum(share.paid_fen or 0 for share in shares if share.phase)
    assert all((amount_of(Offer(Outcome.SMALL_PAYMENT, 9999), paid) or 0) <= paid for paid in range(0, 200, 50))


@pytest.mark.parametrize(
    "policy",
    [
        {},
        {Phase.UNSHIPPED: Offer(Outcome.RESHIP)},
        {Phase.SIGNED: Offer(Outcome.SMALL_PAYMENT)},
        {Phase.SIGNED: Offer(Outcome.REFUND_ONLY, 10_00, 50)},
        {Phase.SIGNED: Offer(Outcome.EXCHANGE, 10_00)},
        {Phase.SIGNED: Offer(Outcome.REFUND_ONLY, percent=101)},
        {Phase.SIGNED: Offer(Outcome.REFUSE)},
    ],
)
def test_W10_a_policy_without_sense_is_refused(policy):
    with pytest.raises(HeqiError) as refused:
        require_policy(policy)
    assert refused.value.code == "incident.policy"


def test_W10_words_take_the_values_of_an_order_and_leave_open_what_is_not_known():
    words = require_text(" 亲，{shipped_on}发出的{goods}，为您办理{outcome}{amount}。 ")
    assert (
        fill_text(words, {"goods": "贵妃芒", "amount": "15.00元"})
        == "亲，【发货日】发出的贵妃芒，为您办理【处理方式】15.00元。"
    )
    for wrong in ("", "亲，{buyer}", "亲，{goods", "亲" * 401):
        with pytest.raises(HeqiError) as refused:
            require_text(wrong)
        assert refused.value.code == "incident.text"
