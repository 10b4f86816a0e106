"""What can be refunded."""

import pytest

from heqi.core.cases.facts_json import read_facts
from heqi.core.cases.refunds import refund_fen, refundable_fen, resettle


def test_a_discount_of_30_from_300_is_lost_when_the_good_of_100_comes_back_so_70_is_refunded() -> None:
    assert resettle(paid_fen=27000, kept_fen=[20000], tiers=[(30000, 3000)]) == 7000


@pytest.mark.parametrize(
    ("paid", "kept", "tiers", "refund"),
    [
        (37000, [30000], [(30000, 3000)], 10000),
        (27000, [30000], [], 0),
        (27000, [], [(30000, 3000)], 27000),
        (45000, [20000], [(30000, 3000), (20000, 1000)], 26000),
    ],
)
def test_what_is_kept_earns_the_discount_that_it_still_reaches(
    paid: int, kept: list[int], tiers: list[tuple[int, int]], refund: int
) -> None:
    assert resettle(paid_fen=paid, kept_fen=kept, tiers=tiers) == refund


@pytest.mark.parametrize(
    ("order", "asked", "most", "refund"),
    [
        ({"paid_fen": 5980}, None, 5980, 5980),
        ({"paid_fen": 5980}, 2000, 5980, 2000),
        ({"paid_fen": 5980}, 9000, 5980, 5980),
        ({"paid_fen": 5980, "refunded_fen": 5000}, None, 980, 980),
        ({"paid_fen": 5980, "refunded_fen": 7000}, 100, 0, 0),
        ({}, 3000, None, 3000),
        ({}, None, None, None),
        ({"paid_fen": 27000, "kept_fen": 20000, "discount_over_fen": 30000, "discount_fen": 3000}, 9000, 7000, 7000),
    ],
)
def test_never_more_than_was_paid_and_is_left(
    order: dict[str, int], asked: int | None, most: int | None, refund: int | None
) -> None:
    facts = read_facts({"platform": "pinduoduo", "order": order, "after_sale": {"requested_fen": asked}})
    assert refundable_fen(facts.order) == most
    assert refund_fen(facts) == refund
