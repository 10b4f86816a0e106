"""Measures with known answers, and the table that people read."""

import numpy as np
import pytest

from heqi.training.figures import Figure, accuracy, auc, figure, macro_f1, micro_f1
from heqi.training.table import table

TRUTH = np.array([0, 0, 1, 1, 2, 2])
GIVEN = np.array([0, 1, 1, 1, 2, 0])


def test_H6_measures_give_what_a_hand_gives() -> None:
    assert accuracy(TRUTH, GIVEN) == pytest.approx(4 / 6)
    assert macro_f1(3)(TRUTH, GIVEN) == pytest.approx((1 / 2 + 4 / 5 + 2 / 3) / 3)
    assert macro_f1(3, without=(1,))(TRUTH, GIVEN) == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert micro_f1(np.array([[True, False], [True, True]]), np.array([[True, True], [False, True]])) == pytest.approx(
        2 / 3
    )
    assert auc(np.array([0, 1, 0, 1]), np.array([0.1, 0.4, 0.4, 0.9])) == pytest.approx(7 / 8)
    assert auc(np.array([1, 1]), np.array([0.1, 0.4])) == 0.5


def test_H6_a_figure_lies_inside_its_interval_and_is_drawn_the_same_each_time() -> None:
    one = figure("accuracy", accuracy, np.tile(TRUTH, 50), np.tile(GIVEN, 50), goal=0.9)
    assert one == figure("accuracy", accuracy, np.tile(TRUTH, 50), np.tile(GIVEN, 50), goal=0.9)
    assert one.low < one.value < one.high
    assert one.high - one.low < 0.15


def test_H6_nothing_measured_is_zero_of_no_texts() -> None:
    nothing = figure("accuracy", accuracy, TRUTH[:0], GIVEN[:0])
    assert (nothing.value, nothing.texts) == (0.0, 0)


def test_H6_the_table_lines_up_and_shows_what_one_side_lacks() -> None:
    ours = Figure("评价 accuracy", 0.9421, 0.93, 0.951, 1200, goal=0.955)
    more = Figure("causes", 0.7, 0.6, 0.8, 90)
    assert table({"shipped": [ours], "mine": [ours, more]}).splitlines() == [
        "               n      shipped            mine               goal",
        "评价 accuracy  1,200  94.2 [93.0, 95.1]  94.2 [93.0, 95.1]  95.5",
        "causes         90     -                  70.0 [60.0, 80.0]",
    ]
