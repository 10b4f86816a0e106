"""The list gives the same answers however it finds them: by grams, by ids, in order, over one shop or several."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from heqi.cases import finding, listing
from heqi.cases.access import cases_in
from heqi.cases.finding import read_text
from heqi.cases.listing import FOUND_CAP, VIEWS, Wanted, count_views, list_cases
from heqi.cases.models import Case
from heqi.cases.models.case import FINISHED, NO_CLOCK
from heqi.core.grams import grams_of
from heqi.core.words import Stage
from heqi.db import gram_shares
from heqi.db.gram_shares import Shares
from heqi.db.rare_grams import telling

STAFF = 7
LIMIT = 100_00
"""What STAFF may approve, in fen, in every shop."""
GOODS = ["海南贵妃芒 5斤装", "丹东草莓 3斤装", "阿克苏苹果", "Ponkan 椪柑"]
WORDS = [
    "贵妃",
    "芒",
    "草莓 3斤",
    "ponkan",
    "椪柑 PONKAN",
    "yt00",
    "0012",
    "12",
    "5斤装",
    "龘",
    "龘靐",
    "zq",
    "**",
    "'\\",
    "芒 草",
]


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def cases(shop, other_shop, now):
    """Sixty cases in two shops, of every stage, a third of them finished, some without a clock, some at one moment."""
    stages = [Stage.TO_DECIDE, Stage.TO_DO, Stage.WAITING_BUYER, Stage.WAITING_GOODS, Stage.SETTLED, Stage.CLOSED]
    made = []
    for number in range(60):
        stage = stages[number % 6]
        done = stage in (Stage.SETTLED, Stage.CLOSED)
        clock = now + timedelta(hours=number * 7 % 50 - 5) if number % 5 else NO_CLOCK
        goods = GOODS[number % 4]
        made.append(
            Case(
                shop_id=(shop, other_shop)[number % 2].id,
                order_no=f"260525-{number:015d}",
                goods=goods,
                demand=("refund_only", "exchange", "reship")[number % 3],
                state="succeeded" if done else "awaiting_merchant",
                stage=stage,
                done=done,
                sort_at=FINISHED if done else clock,
                opened_at=now - timedelta(hours=number // 4),
                owner_id=(None, STAFF, 8)[number // 2 % 3],
                rung=(0, 0, 0, 1, 2)[number % 5],
                asked_fen=(None, 80_00, 600_00)[number % 3],
                asked_by=(8, STAFF)[number // 3 % 2],
                asked_at=now,
                search=f"260525-{number:015d}\n果***友\n{goods.lower()}\nyt{number:013d}\nc:'\\path",
            )
        )
    return Case.objects.bulk_create(made)


def expected(cases, shop_ids, wanted, now):
    """The plain meaning of a list: look at every case, sort all of them."""

    def fits(case):
        final = case.stage in (Stage.SETTLED, Stage.CLOSED)
        ours = case.stage in (Stage.TO_DECIDE, Stage.TO_DO)
        end = (now + timedelta(hours=8)).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=16)
        views = {
            "": True,
            "open": not final,
            "due_today": not final and case.sort_at <= end,
            "mine": ours and case.owner_id == STAFF,
            "waiting_buyer": case.stage == Stage.WAITING_BUYER,
            "waiting_goods": case.stage == Stage.WAITING_GOODS,
            "to_approve": not case.done and case.asked_by != STAFF and 0 < (case.asked_fen or 0) <= LIMIT,
            "raised": not case.done and case.rung > 0,
            "intervention": case.stage == Stage.INTERVENTION,
            "done": final,
        }
        owner = {"": case.owner_id, "me": STAFF, "none": None}.get(wanted.owner, 8)
        plain = all(getattr(wanted, name) in ("", getattr(case, name)) for name in ("stage", "demand", "state"))
        holds = all(word in case.search for word in wanted.q.lower().split())
        return case.shop_id in shop_ids and views[wanted.view] and owner == case.owner_id and plain and holds

    column = "opened_at" if wanted.order == "newest" else "sort_at"
    found = sorted((case for case in cases if fits(case)), key=lambda case: (getattr(case, column), case.id))
    return [case.id for case in (reversed(found) if wanted.order == "newest" else found)]


def read_all(shop_ids, wanted, now):
    """Every page of a list, one behind the other."""
    ids, cursor = [], ""
    while True:
        page = list_cases(
            shop_ids=shop_ids,
            staff_id=STAFF,
            wanted=Wanted(**{**vars_of(wanted), "cursor": cursor, "limit": 7}),
            now=now,
            approves=dict.fromkeys(shop_ids, LIMIT),
        )
        ids += [case.id for case in page.cases]
        if page.next_cursor is None:
            return ids, page.count
        cursor = page.next_cursor


def vars_of(wanted):
    return {name: getattr(wanted, name) for name in Wanted.__slots__}


FILTERS = [
    *[Wanted(view=view, order=order) for view in ("", *VIEWS) for order in ("due", "newest")],
    *[Wanted(owner=owner, order=order) for owner in ("me", "none", "8") for order in ("due", "newest")],
    Wanted(stage="to_do", demand="exchange"),
    Wanted(demand="reship", state="succeeded", order="newest"),
    Wanted(view="open", demand="refund_only", order="newest"),
]


@pytest.mark.parametrize("several", [False, True])
def test_every_filter_in_both_orders_gives_the_plain_answer_page_by_page(cases, shop, other_shop, now, several):
    shop_ids = [shop.id, other_shop.id] if several else [shop.id]
    for wanted in FILTERS:
        right = expected(cases, shop_ids, wanted, now)
        assert read_all(shop_ids, wanted, now) == (right, len(right)), wanted


@pytest.mark.parametrize("frequent", [False, True])
@pytest.mark.parametrize("walk", [1, 9, 40, 4_000])
@pytest.mark.parametrize("rare", [0, 3, 5_000])
def test_P4_every_word_is_found_whether_it_is_rare_or_frequent(
    cases, shop, other_shop, now, monkeypatch, rare, walk, frequent
):
    """And whichever of the two the database takes it for."""
    monkeypatch.setattr(finding, "RARE", max(rare, 1))
    monkeypatch.setattr(finding, "WALK", walk)
    monkeypatch.setattr(finding, "COUNT_WALK", walk)
    monkeypatch.setattr(finding.Text, "is_frequent", lambda text, limit: frequent)
    monkeypatch.setattr(listing, "FOUND_CAP", min(max(rare, 1), FOUND_CAP))
    shop_ids = [shop.id, other_shop.id]
    for word in WORDS:
        for wanted in (Wanted(q=word), Wanted(q=word, view="open"), Wanted(q=word, order="newest", demand="reship")):
            right = expected(cases, shop_ids, wanted, now)
            assert read_all(shop_ids, wanted, now) == (right, min(len(right), listing.FOUND_CAP)), wanted


def test_counts_stop_at_the_cap(cases, shop, now, monkeypatch):
    monkeypatch.setattr(listing, "COUNT_CAP", 4)

    counts = count_views(shop_ids=[shop.id], staff_id=STAFF, now=now)

    assert (counts["open"], counts["done"], counts["intervention"]) == ((4, True), (4, True), (0, False))


def test_P4_a_search_counts_no_further_than_its_cap(cases, shop, now, monkeypatch):
    monkeypatch.setattr(listing, "FOUND_CAP", 3)
    monkeypatch.setattr(listing, "COUNT_CAP", 5)
    for query, counted in (("260525", (3, True)), ("", (5, True)), ("龘靐", (0, False))):
        page = list_cases(shop_ids=[shop.id], staff_id=STAFF, wanted=Wanted(q=query), now=now)
        assert (page.count, page.capped) == counted


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL counts grams")
def test_P4_what_the_database_has_counted_tells_frequent_words_from_rare_ones(cases, shop, monkeypatch):
    monkeypatch.setattr(gram_shares, "_kept", {})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE cases_case")

    assert read_text("果***友").is_frequent(len(cases))
    assert not read_text("龘靐").is_frequent(51)
    assert not read_text("果***友 龘靐").is_frequent(51)


def test_P4_a_word_is_asked_for_by_its_rarest_gram_and_a_number_by_three_that_do_not_overlap():
    shares = Shares({"贵妃": 0.2, "妃芒": 0.1, "2605": 0.9, "6052": 0.9}, rest=0.001)
    assert telling(["贵妃", "妃芒"], shares) == ["妃芒"]
    number = "260525337872186892"
    assert telling(grams_of(number), shares) == ["2533", "7872", "1868"]
    assert telling(["龘靐"], Shares()) == ["龘靐"]


@pytest.mark.parametrize(
    ("word", "grams"),
    [
        ("芒", ["芒"]),
        ("贵妃芒", ["贵妃", "妃芒"]),
        ("12345", ["1234", "2345"]),
        ("123", []),
        ("5斤装", ["斤装"]),
        ("yt1234567", ["yt", "1234", "2345", "3456", "4567"]),
    ],
)
def test_a_word_is_looked_for_by_its_grams(word, grams):
    assert grams_of(word) == grams


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL keeps grams")
def test_what_the_database_keeps_has_every_gram_of_every_piece_of_the_text(cases, shop):
    case = cases_in([shop.id]).order_by("id").first()
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(grams) FROM cases_case WHERE id = %s", [case.id])
        (kept,) = cursor.fetchone()

    pieces = [
        word[start:end]
        for word in case.search.split()
        for start in range(len(word))
        for end in range(start + 1, len(word) + 1)
    ]
    assert {gram for piece in pieces for gram in grams_of(piece)} <= set(kept)
    assert all(gram in case.search for gram in kept)


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL keeps grams of cases")
def test_P4_the_text_is_read_only_where_the_index_does_not_say_all(db):
    says_all = {
        said: read_text(said).grams.says_all
        for said in ("1868", "贵妃", "芒", "贵妃 1868", "贵妃芒", "18689", "贵妃 18")
    }
    assert says_all == dict.fromkeys(list(says_all)[:4], True) | dict.fromkeys(list(says_all)[4:], False)


def test_a_list_asks_each_shop_once_and_counts_once(cases, shop, other_shop, now, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        list_cases(shop_ids=[shop.id, other_shop.id], staff_id=STAFF, wanted=Wanted(order="newest"), now=now)
