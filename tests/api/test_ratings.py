"""X5b: a rating belongs to its talk and to whoever served, and is seen in both places and beside the buyer."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from heqi.core.facts import Fact
from heqi.inbox.actions.apply_batch import apply_batch
from heqi.reception.access import messages_in, ratings_in, talks_in
from tests.support.channel import message

NOW = datetime(2026, 6, 16, 2, 0, tzinfo=UTC)


@pytest.fixture
def bound(owner, agent, shop):
    """小林 speaks as 果然鲜:小林."""
    from heqi.accounts.actions.map_sub_account import map_sub_account

    return map_sub_account(staff=owner, shop_id=shop.id, name="果然鲜:小林", to=agent.id, now=timezone.now())


def follow(shop):
    """What the worker does with what has come in."""
    from heqi.journal.access import entries_in
    from heqi.reception.actions.tie_ratings import tie_ratings

    for entry in entries_in([shop.id]).filter(kind="inbox.batch_applied").order_by("id"):
        tie_ratings(entry=entry.view(), now=timezone.now())


def rate(bridge, **more):
    said = {"key": "r1", "conversation": "mei", "score": 2, "at": datetime.now(UTC).isoformat(), "label": "回复太慢"}
    return bridge.call("POST", "/ratings", {"ratings": [{**said, **more}]})


def chat(shop, key, *, buyer, staff="果然鲜:小林", at=NOW):
    """A chat log of Taobao that was imported: a buyer asks, a sub-account answers."""
    said = {"conversation": key, "sender": "agent", "sender_name": staff, "at": at, "text": "亲，已为您登记"}
    facts = [
        (Fact("conversation", key, at, {"buyer": buyer, "last_at": at}),),
        (Fact("message", f"{key}-1", at, said),),
    ]
    apply_batch(shop_id=shop.id, facts=facts, import_id=None, now=timezone.now())


def taobao_rating(shop, *, buyer="果***果", at=NOW + timedelta(hours=1)):
    said = {"staff": "cntaobao果然鲜:小林", "buyer": buyer, "score": 1, "at": at, "source": "agent"}
    apply_batch(shop_id=shop.id, facts=[(Fact("service_rating", "k1", at, said),)], import_id=None, now=timezone.now())


def test_X5b_a_rating_of_a_channel_stands_in_its_talk_and_beside_its_buyer(shop, bridge, bound, agent, agent_api):
    bridge.bring(message())
    rate(bridge, staff="果然鲜:小林")
    follow(shop)

    talk = talks_in([shop.id]).get()
    kept = ratings_in([shop.id]).get()
    assert (kept.conversation, kept.staff_id) == (talk.key, agent.id)
    *_, line = agent_api.get(f"/talks/{talk.pk}/messages").body["messages"]
    assert (line["sender"], line["form"], line["text"]) == ("system", "rating", "★★☆☆☆ 回复太慢")
    (seen,) = agent_api.get("/buyers", shop=shop.id, conversation=talk.key).body["ratings"]
    assert (seen["score"], seen["words"], seen["staff"], seen["conversation"]) == (2, "回复太慢", "小林", talk.key)


def test_X5b_a_rating_is_told_once_to_every_screen_and_answers_nobody(shop, bridge, agent_api):
    from heqi.journal.access import entries_in

    bridge.bring(message())
    before = talks_in([shop.id]).get()
    rate(bridge)
    follow(shop)
    follow(shop)
    (told,) = entries_in([shop.id]).filter(kind="talk.rated")
    after = talks_in([shop.id]).get()
    assert (told.data["score"], after.version) == (2, before.version + 1)
    assert (after.waiting_since, after.unread, after.last_line) == (before.waiting_since, 1, before.last_line)


def test_X5b_a_rating_that_names_nobody_is_of_whoever_answered_last_before_it(shop, bridge, bound, agent):
    earlier = datetime.now(UTC) - timedelta(minutes=3)
    bridge.bring(
        message(at=earlier.isoformat()),
        message("a1", sender="agent", sender_name="果然鲜:小林", at=(earlier + timedelta(minutes=1)).isoformat()),
    )
    rate(bridge)
    follow(shop)
    assert ratings_in([shop.id]).get().staff_id == agent.id


def test_X5b_a_rating_of_taobao_finds_its_talk_by_sub_account_day_and_masked_name(shop, bound, agent):
    chat(shop, "c1", buyer="果**果")
    chat(shop, "c2", buyer="梅***子")
    chat(shop, "c3", buyer="果***果", staff="果然鲜:阿敏")
    chat(shop, "c4", buyer="果***果", at=NOW - timedelta(days=3))
    taobao_rating(shop)
    follow(shop)
    kept = ratings_in([shop.id]).get()
    assert (kept.conversation, kept.staff_id) == ("c1", agent.id)
    assert messages_in([shop.id]).get(form="rating").conversation == "c1"


def test_X5b_of_two_namesakes_on_one_day_nobody_can_tell_whose_rating_it_is(shop, bound, agent):
    chat(shop, "c1", buyer="果**果")
    chat(shop, "c2", buyer="果***果")
    taobao_rating(shop)
    follow(shop)
    kept = ratings_in([shop.id]).get()
    assert (kept.conversation, kept.staff_id) == ("", agent.id)
    assert not messages_in([shop.id]).filter(form="rating").exists()


def test_X5b_a_talk_that_is_imported_after_its_rating_gets_it_then(shop, bound):
    at = timezone.now() - timedelta(hours=5)
    taobao_rating(shop, at=at)
    follow(shop)
    assert ratings_in([shop.id]).get().conversation == ""
    chat(shop, "c1", buyer="果***果", at=at - timedelta(hours=1))
    follow(shop)
    assert ratings_in([shop.id]).get().conversation == "c1"


def test_X5b_ratings_are_counted_by_person_and_an_agent_sees_the_own_ones(
    shop, bridge, bound, agent, agent_api, supervisor_api, supervisor, owner
):
    from heqi.accounts.actions.map_sub_account import map_sub_account

    map_sub_account(staff=owner, shop_id=shop.id, name="果然鲜:阿敏", to=supervisor.id, now=timezone.now())
    bridge.bring(message())
    for number, (staff, score) in enumerate([("果然鲜:小林", 2), ("果然鲜:小林", 5), ("果然鲜:阿敏", 4), ("没人", 1)]):
        rate(bridge, key=f"r{number}", staff=staff, score=score)
    follow(shop)

    def figures(api):
        rows = api.get("/desk/ratings", shop=shop.id, days=7).body
        return {(each["staff"] or {}).get("name"): (each["ratings"], each["mean"], each["low"]) for each in rows}

    assert figures(supervisor_api) == {None: (4, 3.0, 2), "小林": (2, 3.5, 1), "阿敏": (1, 4.0, 0)}
    assert set(figures(agent_api)) == {None, "小林"}
    assert agent_api.get("/desk/ratings", shop=shop.id, days=91).status == 422


def test_X5b_a_buyer_who_is_forgotten_leaves_stars_and_no_words(shop, bridge):
    from heqi.buyers.actions.empty import empty_rows
    from heqi.buyers.reach import reach_of
    from heqi.buyers.whose import Asked, find_whose
    from heqi.journal.contracts import SYSTEM

    bridge.bring(message())
    rate(bridge, buyer="阿梅")
    follow(shop)
    whose = find_whose(Asked(shop.id, conversation=talks_in([shop.id]).get().key))
    empty_rows(reach_of(whose), actor=SYSTEM, now=timezone.now())
    kept = ratings_in([shop.id]).get()
    assert (kept.buyer, kept.label, kept.score) == ("", "", 2)
    assert messages_in([shop.id]).get(form__in=["rating", ""], sender="system").text == ""
