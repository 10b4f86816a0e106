"""T4.8: a buyer asks to be forgotten. Every table that can hold a word of theirs is tried, and the sums stay."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from heqi.core.errors import HeqiError
from heqi.core.masks import name_by_digest
from tests.support.story import ORDER_NO

SECRET = "果果的秘密"
REF = name_by_digest("果果爱吃芒果")


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HEQI_HOME = tmp_path
    return Path(tmp_path)


@pytest.fixture
def now():
    return timezone.now()


def text_columns(model):
    kinds = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    return {field.name for field in model._meta.concrete_fields if isinstance(field, kinds)}


def test_T4_8_every_column_that_can_hold_words_is_spoken_for():
    from heqi.assets.buyer_columns import load_held_columns, load_other_columns

    listed = {held.table: held.listed for held in load_held_columns()} | dict(load_other_columns())
    there = {model._meta.label: text_columns(model) for model in apps.get_models()}

    assert {label: columns - listed.get(label, frozenset()) for label, columns in there.items()} == {
        label: set() for label in there
    }, "say in assets/buyers/columns.yaml what becomes of it when a buyer asks to be forgotten"
    assert {label: listed[label] - there.get(label, set()) for label in listed} == {label: set() for label in listed}


def test_T4_8_every_reason_for_keeping_is_told_in_words():
    from heqi.assets.buyer_columns import load_held_columns
    from heqi.buyers.actions.empty import GONE
    from heqi.core.buyers.forgetting import REASONS

    assert {reason for held in load_held_columns() for reason in held.keep} <= {*REASONS, GONE}


def test_T4_8_every_way_to_find_a_buyers_rows_works(shop):
    from heqi.buyers.reach import Reach
    from heqi.buyers.rows_of import tables_of

    reach = Reach(shop.id, frozenset({"1"}), frozenset({"c"}), frozenset({"ref:x"}), frozenset({"n"}))

    assert {held.table: rows.count() for held, rows in tables_of(reach) if rows.count()} == {}


@pytest.fixture
def settled(shop, platform, owner, now):
    """果果 bought, asked, sent a photo, and her case was settled; the words are in many places."""
    from heqi.buyers.actions.note import note_about_buyer
    from heqi.buyers.models import BuyerNote
    from heqi.buyers.whose import Asked
    from heqi.cases.access import cases_in
    from heqi.cases.actions import record_wish
    from heqi.core.reception.incoming import Incoming
    from heqi.core.words import Demand
    from heqi.pictures.actions.take_in import take_picture_in
    from heqi.reception.actions.take_in import take_in_messages
    from tests.api.test_buyers import tie_all
    from tests.support.pictures import photo_with_place

    platform.state_order(now - timedelta(minutes=9), note=SECRET, buyer="果***果", buyer_ref=REF, buyer_note=SECRET)
    case = platform.state_request(now - timedelta(minutes=5), buyer_words=SECRET)
    record_wish(staff=owner, case_id=case.id, version=case.version, demand=Demand.REFUND_ONLY, words=SECRET, now=now)
    said = Incoming("m1", "c1", "buyer", now, text=f"{SECRET}，坏了", buyer=SECRET, order_no=ORDER_NO)
    take_in_messages(shop.id, [said], at=now)
    take_picture_in(
        shop_id=shop.id, content=photo_with_place(), name=SECRET, key="p1", conversation="c1", buyer=SECRET,
        order_no=ORDER_NO, now=now,
    )  # fmt: skip
    tie_all()
    note_about_buyer(
        staff=owner,
        asked=Asked(shop.id, order_no=ORDER_NO),
        kind=BuyerNote.Kind.NOTE,
        words=SECRET,
        purpose="发货前看",
        until=now + timedelta(days=9),
        now=now,
    )
    cases_in([shop.id]).filter(id=case.id).update(done=True, stage="settled", choice_reason=SECRET)
    return Asked(shop.id, order_no=ORDER_NO)


def places_of(text):
    """Where a text still stands, over every table."""
    found = set()
    for model in apps.get_models():
        for column in text_columns(model):
            rows = model._base_manager.all()
            rows = rows.across_shops(why="a test looks everywhere") if hasattr(rows, "across_shops") else rows
            if any(text in str(value) for value in rows.values_list(column, flat=True)):
                found.add(f"{model._meta.label}.{column}")
    return found


def test_T4_8_after_two_steps_no_word_of_the_buyer_is_left_anywhere_and_the_sums_are(shop, owner, settled, now):
    from heqi.buyers.actions.erase import ask_erasure, confirm_erasure
    from heqi.journal.chain import verify_chain
    from heqi.journal.sequencer import assign_positions
    from heqi.trade.queries import orders_by_no

    paid = orders_by_no(shop.id, [ORDER_NO])[ORDER_NO].paid_fen
    assert len(places_of(SECRET)) >= 8, "the story is in many tables"

    asked = ask_erasure(staff=owner, asked=settled, now=now)
    assert asked.state == "asked" and len(places_of(SECRET)) >= 8, "nothing goes with the first step"
    done = confirm_erasure(staff=owner, erasure_id=asked.pk, version=1, now=now)

    assert done.state == "done" and done.counts["trade.Order"] == 1
    assert places_of(SECRET) == set()
    assert orders_by_no(shop.id, [ORDER_NO])[ORDER_NO].paid_fen == paid
    assign_positions()
    assert verify_chain().broken_at is None


def test_T4_8_what_is_imported_again_brings_no_word_back(shop, owner, platform, settled, now):
    from heqi.buyers.actions.erase import ask_erasure, confirm_erasure
    from heqi.trade.queries import orders_by_no
    from tests.api.test_buyers import tie_all

    asked = ask_erasure(staff=owner, asked=settled, now=now)
    confirm_erasure(staff=owner, erasure_id=asked.pk, version=1, now=now)
    platform.state_order(now + timedelta(hours=1), note=SECRET, buyer_note=SECRET, state="completed")
    tie_all()

    assert orders_by_no(shop.id, [ORDER_NO])[ORDER_NO].state == "completed", "it came in"
    assert places_of(SECRET) == set(), "without a word"


def test_T4_8_an_open_case_is_settled_first_and_only_the_owner_may(shop, owner, supervisor, settled, now):
    from heqi.buyers.actions.erase import ask_erasure
    from heqi.cases.access import cases_in

    with pytest.raises(HeqiError, match=r"role\.owner"):
        ask_erasure(staff=supervisor, asked=settled, now=now)
    cases_in([shop.id]).update(done=False)
    with pytest.raises(HeqiError, match=r"buyer\.open_case"):
        ask_erasure(staff=owner, asked=settled, now=now)
    assert len(places_of(SECRET)) >= 8


def test_T4_8_a_request_is_called_off_and_then_cannot_be_confirmed(shop, owner, settled, now):
    from heqi.buyers.actions.erase import ask_erasure, confirm_erasure, drop_erasure

    asked = ask_erasure(staff=owner, asked=settled, now=now)
    assert drop_erasure(staff=owner, erasure_id=asked.pk, version=1, now=now).state == "dropped"
    with pytest.raises(HeqiError, match=r"buyer\.stale"):
        confirm_erasure(staff=owner, erasure_id=asked.pk, version=2, now=now)
    assert len(places_of(SECRET)) >= 8
