"""A buyer's turn is understood: intent, emotion, dissatisfaction, and the words that say so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heqi.core.language.features import extract_many
from heqi.core.language.talk import Turn
from heqi.core.language.understand.reading import Line, TurnReading
from heqi.core.language.understand.session import crossness, running
from tests.core.language.understand.turn_models import GROUP_OF, small_turns


def read(*lines: Line) -> list[TurnReading]:
    return small_turns().read_many(lines, extract_many([line.text for line in lines]))


def one(text: str, *context: Turn) -> TurnReading:
    return read(Line(text, context))[0]


def test_M3_the_intent_is_the_likeliest_and_its_group_holds_it() -> None:
    reading = one("什么时候发货")
    assert reading.top[0].label == "催发货"
    assert sorted(each.label for each in reading.top) == sorted(GROUP_OF)
    assert reading.group.label == "物流" == GROUP_OF[reading.top[0].label]


def test_M3_the_p_of_a_group_is_the_sum_of_its_intents() -> None:
    reading = one("退款和发票")
    money = sum(each.p for each in reading.top if GROUP_OF[each.label] == "钱")
    assert reading.group.label == "钱"
    assert reading.group.p == pytest.approx(money, abs=1e-5)
    assert sum(each.p for each in reading.top) == pytest.approx(1, abs=1e-5)


def test_M3_the_words_that_gave_the_intent_are_pointed_at() -> None:
    reading = one("你好请问什么时候发货")
    assert [(why.start, why.end) for why in reading.why if why.label == "催发货"] == [(8, 10)]


def test_X4b_thanks_is_pleased_and_blame_is_upset() -> None:
    assert one("谢谢老板").emotion.label == "pleased"
    assert one("太失望").emotion.label == "complaining"
    assert one("你骗人").emotion.label == "angry"
    assert one("好的").emotion.label == "calm"


def test_X4b_the_words_of_an_angry_line_are_pointed_at() -> None:
    why = {each.label: (each.start, each.end) for each in one("你们骗人").why}
    assert why["angry"] == (2, 4)
    assert why["dissatisfied"] == (2, 4)


def test_X4b_the_same_question_again_is_heard_as_such() -> None:
    again = one("到哪了", Turn("buyer", "到哪了"), Turn("agent", "亲稍等"))
    assert (one("到哪了").emotion.label, again.emotion.label) == ("calm", "anxious")


def test_X4b_a_session_rises_with_blame_and_fades_when_the_buyer_calms_down() -> None:
    blamed = Turn("buyer", "失望")
    first, second = one("失望"), one("好的", blamed, Turn("agent", "抱歉"))
    third = one("好的", blamed, Turn("agent", "抱歉"), Turn("buyer", "好的"))
    assert first.session > second.session > third.session > one("好的").session


def test_X4b_a_session_is_the_faded_mean_of_its_lines_and_their_worst() -> None:
    assert running([0.6], [0.6]) == pytest.approx(0.6)
    assert running([0.9, 0.1], [0.9, 0.1]) == pytest.approx(((0.9 * 0.8 + 0.1) / 1.8 + 0.2 * 0.9) / 1.2)
    assert crossness(0.9, 0.5) == pytest.approx(0.7)


def test_X4b_fury_long_ago_still_counts() -> None:
    calm = [0.1] * 8
    assert running([0.1, *calm], [0.9, *calm]) > running([0.1, *calm], [0.1, *calm]) + 0.1


def test_X4b_a_session_without_lines_is_content() -> None:
    assert running([], []) == 0.0


def test_X4b_lines_of_one_batch_do_not_influence_each_other() -> None:
    talk = (Turn("buyer", "失望"), Turn("agent", "抱歉"))
    lines = [Line("什么时候发货"), Line("好的", talk), Line("你骗人"), Line("")]
    assert read(*lines) == [read(line)[0] for line in lines]


def test_L1_a_head_finds_what_no_rule_knows_and_says_where() -> None:
    reading = one("脚趾流血了")
    assert "injury" in reading.also
    spans = [(why.start, why.end) for why in reading.why if why.label == "injury"]
    assert len(spans) == 1 and spans[0][0] <= 2 and spans[0][1] >= 4


turns = st.lists(st.builds(Turn, st.sampled_from(["buyer", "agent"]), st.text(max_size=20)), max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), turns)
def test_M3_any_text_is_read_the_same_way_twice_with_spans_inside(text: str, context: list[Turn]) -> None:
    line = Line(text, tuple(context))
    reading = read(line)[0]
    assert read(line)[0] == reading
    assert all(0 <= why.start <= why.end <= len(text) for why in reading.why)
    assert 0 <= reading.session <= 1 and 0 <= reading.dissatisfied <= 1


@pytest.mark.parametrize("text", ["", "\ud800吃出虫子", "\x00", "😀" * 30, "退款" * 20_000, "\u200b发货"])
def test_M3_bad_input_is_read_without_an_error(text: str) -> None:
    assert len(one(text).top) == 3
