"""A copied chat is split into turns, whatever program it came from."""

from datetime import UTC, datetime

from heqi.core.reception.paste import buyer_in, key_of, split_paste
from heqi.core.time import SHANGHAI

NOW = datetime(2026, 5, 25, 4, 0, tzinfo=UTC)
"""12:00 in China."""


def turns(text: str, ours: tuple[str, ...] = ("果然鲜",)) -> list[tuple[str, str, str]]:
    return [(each.who, each.name, each.text) for each in split_paste(text, ours=ours, now=NOW)]


def test_W1_a_chat_with_name_and_time_above_each_message():
    text = "爱吃芒果的猫  2026-05-25 11:02:03\n什么时候发货？\n在吗\n果然鲜:小林  2026-05-25 11:02:40\n亲，今天下午发出"
    found = split_paste(text, ours=("果然鲜",), now=NOW)
    assert [(each.who, each.text) for each in found] == [
        ("buyer", "什么时候发货？\n在吗"),
        ("agent", "亲，今天下午发出"),
    ]
    assert found[0].at == datetime(2026, 5, 25, 11, 2, 3, tzinfo=SHANGHAI)
    assert buyer_in(found) == "爱吃芒果的猫"


def test_W1_a_clock_alone_is_of_today_or_of_yesterday():
    found = split_paste("猫 11:30\n在吗\n猫 23:50:10\n还在吗", ours=(), now=NOW)
    assert [each.at for each in found] == [
        datetime(2026, 5, 25, 11, 30, tzinfo=SHANGHAI),
        datetime(2026, 5, 24, 23, 50, 10, tzinfo=SHANGHAI),
    ]


def test_W1_the_time_may_stand_first_and_the_words_behind_the_name():
    text = "[2026/5/25 11:02:03] 猫：什么时候发货\n（2026-05-25 11:03） 客服小林\n马上"
    assert turns(text) == [("buyer", "猫", "什么时候发货"), ("agent", "客服小林", "马上")]


def test_W1_a_sub_account_behind_the_time_is_a_name_and_no_speech():
    assert turns("11:03 果然鲜:小林\n马上") == [("agent", "果然鲜:小林", "马上")]


def test_W1_names_before_a_colon_count_where_they_speak():
    assert turns("买家：烂了三个\n客服：拍张照片好吗\n买家：好") == [
        ("buyer", "买家", "烂了三个"),
        ("agent", "客服", "拍张照片好吗"),
        ("buyer", "买家", "好"),
    ]


def test_W1_two_names_by_turns_speak_though_one_of_them_only_once():
    assert turns("夏天的风: 什么时候发货\n果然鲜小林: 今天发\n夏天的风: 好的") == [
        ("buyer", "夏天的风", "什么时候发货"),
        ("agent", "果然鲜小林", "今天发"),
        ("buyer", "夏天的风", "好的"),
    ]
    assert turns("颜色：红\n尺码：L") == [("buyer", "", "颜色：红\n尺码：L")]


def test_W1_a_colon_in_a_sentence_makes_no_speaker():
    text = "你们页面写的发货时间：48小时内\n怎么还没发"
    assert turns(text) == [("buyer", "", text)]


def test_W1_bare_words_are_the_buyers():
    assert turns("  什么时候发货？  ") == [("buyer", "", "什么时候发货？")]
    assert turns(" \n ") == []


def test_W1_a_time_that_is_none_is_not_made_up():
    assert split_paste("猫 2026-02-31 10:00\n在吗", ours=(), now=NOW)[0].at is None


def test_W1_a_chat_that_is_pasted_again_has_the_same_keys_and_equal_words_stay_apart():
    first = split_paste("猫 11:00\n好\n猫 11:00\n好", ours=(), now=NOW)
    again = split_paste("猫 11:00\n好\n猫 11:00\n好\n猫 11:05\n谢谢", ours=(), now=NOW)
    keys = [key_of(each, first[:place]) for place, each in enumerate(first)]
    assert len(set(keys)) == 2
    assert keys == [key_of(each, again[:place]) for place, each in enumerate(again)][:2]
