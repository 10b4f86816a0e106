"""Search over all messages: one or two characters, absent words, filters, in pages, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from heqi.core.errors import HeqiError
from heqi.core.reception.incoming import Incoming

NOW = datetime(2026, 5, 25, 4, 0, tzinfo=UTC)


@pytest.fixture
def said(shop):
    """Messages are said, one a minute, in one talk or several."""
    from heqi.reception.actions.take_in import take_in_messages

    def said(*texts: str, talk: str = "甲", start: int = 0, sender: str = "buyer", to=shop) -> None:
        messages = [
            Incoming(
                f"{talk}-{start + place}", talk, sender, NOW + timedelta(minutes=start + place), text=text, buyer=talk
            )
            for place, text in enumerate(texts)
        ]
        take_in_messages(to.id, messages, at=NOW + timedelta(days=2))

    return said


def find(shop, q: str, **more):
    from heqi.reception.finding import Searched, find_messages

    return find_messages([shop.id], Searched(q, **more))


def texts(shop, q: str, **more) -> list[str]:
    return [hit.message.text for hit in find(shop, q, **more).hits]


def test_W1_one_character_finds_every_message_that_has_it_newest_first(shop, said):
    said("芒果烂了", "什么时候发货", "烂的怎么办")
    assert texts(shop, "烂") == ["烂的怎么办", "芒果烂了"]


def test_W1_all_words_must_stand_in_one_message_in_any_order(shop, said):
    said("芒果烂了三个", "芒果很甜", "烂了三个苹果")
    assert texts(shop, "三个 芒果") == ["芒果烂了三个"]


def test_W1_a_word_that_nobody_said_finds_nothing(shop, said):
    said("芒果烂了", "果芒")
    assert texts(shop, "榴莲") == []


def test_W1_signs_that_databases_take_for_patterns_are_only_signs(shop, said):
    said("满100减5%", "满100减5元", "a_b", "axb", "引号'和\\反斜杠")
    assert texts(shop, "5%") == ["满100减5%"]
    assert texts(shop, "a_b") == ["a_b"]
    assert texts(shop, "'和\\") == ["引号'和\\反斜杠"]


def test_W1_latin_is_found_in_any_case_and_numbers_by_their_end(shop, said):
    said("我要XL码", "单号YT7788991122")
    assert texts(shop, "xl") == ["我要XL码"]
    assert texts(shop, "1122") == ["单号YT7788991122"]


def test_W1_the_words_are_marked_where_they_stand(shop, said):
    said("芒果芒果烂了")
    assert find(shop, "芒果 烂").hits[0].marks == ((0, 5),)


def test_W1_filters_narrow_by_sender_day_and_talk(shop, said):
    said("发货了吗", talk="甲")
    said("今天发货", talk="甲", start=10, sender="agent")
    said("发货慢", talk="乙", start=60 * 24)
    assert texts(shop, "发货", sender="agent") == ["今天发货"]
    assert texts(shop, "发货", conversation="乙") == ["发货慢"]
    assert texts(shop, "发货", until=NOW + timedelta(hours=12)) == ["今天发货", "发货了吗"]


def test_W1_pages_meet_without_gap_or_repeat(shop, said):
    said(*(f"第{place}次问发货" for place in range(25)))
    found, cursor = [], ""
    for _ in range(4):
        page = find(shop, "发货", limit=7, cursor=cursor)
        found += [hit.message.text for hit in page.hits]
        cursor = page.next_cursor or ""
    assert found == [f"第{place}次问发货" for place in reversed(range(25))]
    assert cursor == ""


def test_W1_what_stands_behind_the_walk_is_found_by_its_grams_and_by_the_long_walk(shop, said, monkeypatch):
    from heqi.reception import finding

    monkeypatch.setattr(finding, "WALK", 2)
    said("芒果烂了", "好的", "谢谢", "发货", "收到", "芒果甜")
    assert texts(shop, "芒果", limit=2) == ["芒果甜", "芒果烂了"]
    monkeypatch.setattr(finding, "RARE", 1)
    assert texts(shop, "芒果", limit=2) == ["芒果甜", "芒果烂了"]


def test_W1_a_message_whose_words_are_erased_is_found_no_more(shop, said, monkeypatch):
    from heqi.reception import finding
    from heqi.reception.access import messages_in

    monkeypatch.setattr(finding, "WALK", 1)
    said("芒果烂了", "好的", "谢谢")
    messages_in([shop.id]).filter(text="芒果烂了").update(text="")
    assert texts(shop, "芒果", limit=1) == []


def test_W1_shops_of_others_are_never_searched(shop, other_shop, said):
    said("芒果烂了", to=other_shop)
    assert texts(shop, "芒果") == []


@pytest.mark.parametrize(
    ("q", "code"), [("  ", "search.empty"), ("字" * 81, "search.long"), ("a b c d e f g h i", "search.long")]
)
def test_W1_nothing_and_too_much_are_refused_with_words(shop, q, code):
    with pytest.raises(HeqiError) as refused:
        find(shop, q)
    assert refused.value.code == code


def test_W1_the_index_of_grams_holds_after_all_migrations(shop, said):
    """SQLite builds a table anew for some changes, and would lose its triggers without a word."""
    from django.db import connection

    said("芒果烂了")
    if connection.vendor == "sqlite":
        wanted = {f"reception_message_grams_{name}" for name in ("new", "old", "changed")}
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            assert wanted <= {name for (name,) in cursor.fetchall()}
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT grams FROM reception_message")
            assert "芒果" in str(cursor.fetchone()[0])
