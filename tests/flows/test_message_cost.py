"""What a message costs: nothing is queued that would find nothing to do, and no turn is read twice."""

from datetime import UTC, datetime, timedelta

from heqi.core.reception.incoming import Incoming
from heqi.hearing import listening
from heqi.journal.access import all_reactions
from heqi.journal.table import reactions_for
from heqi.reception.access import talks_in
from heqi.reception.actions.link_order import link_order
from heqi.reception.actions.take_in import take_in_messages
from heqi.reception.contracts import MessageView
from tests.support.story import ORDER_NO

NOW = datetime(2026, 6, 16, 2, 0, tzinfo=UTC)


def queued():
    """The reactions that wait, by the name of the function; and none of them waits any more."""
    rows = all_reactions(why="those of the story")
    names = sorted(row.reaction.rsplit(".", 1)[1] for row in rows)
    rows.delete()
    return names


def say(shop, key, text="樱桃什么时候发货？", **more):
    take_in_messages(shop.id, [Incoming(key, "c1", "buyer", NOW, text=text, buyer="果友", **more)], at=NOW)
    return queued()


def test_a_message_about_no_order_calls_for_nothing_after_the_first(shop):
    assert say(shop, "m1") == ["follow_message"]
    assert say(shop, "m2", "在吗") == []


def test_M2_a_message_about_an_order_is_heard_by_its_cases_and_invoices(shop):
    heard = ["hear_invoice", "hear_message"]
    assert say(shop, "m1", order_no=ORDER_NO) == ["follow_message", *heard]
    assert say(shop, "m2", "要发票") == heard, "the talk is about it, though this message does not name it"


def test_T1_an_order_that_a_person_links_is_the_buyers_and_its_cases_hear_the_talk(shop, agent):
    say(shop, "m1")
    talk = talks_in([shop.id]).get()
    link_order(staff=agent, talk_id=talk.pk, version=talk.version, order_no=ORDER_NO, now=NOW)
    assert queued() == ["follow_message", "hear_message"]


def test_a_row_with_a_condition_is_added_to_the_row_without(settings):
    settings.HEQI_REACTIONS = "tests.flows.test_message_cost.TABLE"
    assert reactions_for("a.b", "talk", {"yes": True}) == ("one", "two")
    assert reactions_for("a.b", "talk", {"yes": False, "no": True}) == ("one",)
    assert reactions_for("c.d", "talk", {"yes": True}) == ("three",)
    assert reactions_for("c.d") == ()


TABLE = {"a.b": ("one",), "a.b?yes": ("two",), "c.d?yes": ("three",)}


def test_M13_a_turn_is_read_once_and_what_we_said_is_screened_once(shop, monkeypatch):
    read, screened = [], []
    understanding, screener = listening.load_understanding(), listening.load_screener()

    class Counted:
        """Counts what it passes on."""

        def classify_many(self, lines):
            read.extend(line.text for line in lines)
            return understanding.classify_many(lines)

        def screen(self, text, **more):
            screened.append(text)
            return screener.screen(text, **more)

    monkeypatch.setattr(listening, "load_understanding", Counted)
    monkeypatch.setattr(listening, "load_screener", Counted)
    listening._said_in.cache_clear()
    talk = [
        MessageView("m1", "c1", "agent", "小林", NOW - timedelta(minutes=2), "亲，签收后概不负责哦", False),
        MessageView("m2", "c1", "buyer", "", NOW - timedelta(minutes=1), "坏了三个，怎么赔？", False),
    ]
    first, again = (listening.listen(shop.id, talk, now=NOW) for _ in range(2))
    assert first == again
    assert (first.waiting_since, screened) == (NOW - timedelta(minutes=1), ["亲，签收后概不负责哦"])
    assert read == ["坏了三个，怎么赔？"] * 2, "once each time"
