"""What a case came to, beside what was expected."""

from heqi.core.cases.outturn import Actual, Expected, Line, Part, reckon


def test_T7_a_freight_that_nobody_put_on_record_is_taken_as_expected():
    found = reckon(Expected(buyer=39_90, goods=2_00, freight=6_00), Actual(buyer=39_90, remedies=0, freight=None))
    assert found.lines == (
        Line(Part.BUYER, 39_90, 39_90),
        Line(Part.FREIGHT, 6_00, None),
        Line(Part.GOODS, 2_00, None),
    )
    assert (found.expected, found.actual) == (47_90, 47_90)


def test_T7_what_was_paid_more_and_given_beside_shows_in_the_sum():
    found = reckon(Expected(buyer=20_00, goods=-5_00, freight=6_00), Actual(buyer=25_00, remedies=3_00, freight=8_50))
    assert (found.expected, found.actual) == (21_00, 31_50)


def test_T7_what_is_nothing_on_both_sides_is_not_listed():
    found = reckon(Expected(buyer=0, goods=0, freight=0), Actual(buyer=0, remedies=0, freight=0))
    assert (found.lines, found.expected, found.actual) == ((), 0, 0)
