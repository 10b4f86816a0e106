"""Reviews, talks and listings come in; people say what unknown columns are; old previews are swept."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from heqi.core.errors import HeqiError
from heqi.core.tables import ColumnMap
from heqi.inbox.actions import map_columns, run_import, run_waiting_imports, start_import, sweep_imports
from heqi.inbox.models import ColumnMapping, ImportFile
from heqi.inbox.queries import get_import
from heqi.inbox.storage import path_of, uploads
from heqi.journal.models import JournalEntry
from heqi.platforms.registry import open_file
from heqi.reception.models import Conversation, Message
from heqi.reception.queries import messages_of, newest_conversations
from heqi.reviews.models import Review
from heqi.reviews.queries import newest_reviews
from heqi.trade.models import Listing
from heqi.trade.queries import listings_for
from tests.support.exports import ORDER_HEADERS, order_row
from tests.support.imports import counts_of, run_file, take_in, trade_of
from tests.support.tables import NOW, ORDER_NO, as_csv, grid

REVIEWS = as_csv(
    [
        ["评价编号", "评价_内容", "星级", "追评", "评价时间", "订单号"],
        ["900000001", "很甜", "★★★★★", "", "2026-06-16 11:45:00", ORDER_NO],
        ["900000002", "坏了一半", "差评", "补了一箱", "2026-06-16 12:00:00", ORDER_NO],
    ]
)
PAGE = """正面评价
芒果很甜
初次评价：2026-06-13 11:45
还想再买
追评：2026-06-15 08:30
海南贵妃芒 5斤装
订单号：3309081924709001
果**友
还有30天可回复
评价回复
""".encode()
TALK = as_csv(
    [
        ["买家", "时间", "发送人", "内容"],
        ["果果", "2026-06-16 10:00:00", "果果", "芒果坏了，打 13800001234"],
        ["果果", "2026-06-16 10:00:40", "果然鲜:小林", "抱歉，马上为您处理"],
    ]
)
LISTINGS = as_csv(
    [
        ["商品ID", "商品标题", "成本价", "七天无理由", "坏果包赔天数", "属性"],
        ["580011223344", "阳光玫瑰葡萄", "21.50", "否", "2", "产地:云南;等级:特级"],
    ]
)
DIALOGUE = b'{"overall": 1, "turns": [{"buyer": "\xe5\x9c\xa8\xe5\x90\x97", "agent": "\xe5\x9c\xa8\xe7\x9a\x84"}]}\n'
ODD = as_csv([["单号", "状态词", "心情"], [ORDER_NO, "已发货，待收货", "晴"]])


@pytest.fixture(autouse=True)
def own_uploads(settings, tmp_path):
    """A folder of uploads that only this test sees."""
    settings.HEQI_HOME = tmp_path


def say(shop, view, *, keep=True, **columns):
    said = ColumnMap("pdd_orders", columns)
    return map_columns(shop_id=shop.id, import_id=view.id, mapping=said, keep=keep, by=None, reader=open_file, now=NOW)


def test_reviews_come_in_with_stars_or_words(shop):
    assert counts_of(run_file(shop, REVIEWS, "评价.csv")) == (2, 2, 0, 0, 0)
    bad, good = newest_reviews([shop.id])

    assert (good.text, good.rating, good.tone, good.order_no) == ("很甜", 5, "good", ORDER_NO)
    assert (bad.rating, bad.tone, bad.follow_up) == (None, "bad", "补了一箱")


def test_a_copied_page_of_reviews_is_read(shop):
    run_file(shop, PAGE, "评价管理.txt")
    (review,) = newest_reviews([shop.id])

    assert (review.text, review.tone, review.follow_up) == ("芒果很甜", "good", "还想再买")
    assert (review.order_no, review.buyer, review.goods) == ("3309081924709001", "果**友", "海南贵妃芒 5斤装")
    assert (review.at, review.follow_up_at) == (
        datetime(2026, 6, 13, 3, 45, tzinfo=UTC),
        datetime(2026, 6, 15, 0, 30, tzinfo=UTC),
    )


def test_a_talk_keeps_who_spoke_and_hides_phone_numbers(shop):
    run_file(shop, TALK, "聊天.csv")
    (talk,) = newest_conversations([shop.id])
    first, second = messages_of(shop.id, talk.key)

    assert (talk.buyer, talk.agent, talk.last_at) == (
        "果果",
        "果然鲜:小林",
        datetime(2026, 6, 16, 2, 0, 40, tzinfo=UTC),
    )
    assert (first.sender, first.text) == ("buyer", "芒果坏了，打 138****1234")
    assert (second.sender, second.sender_name, second.made_up) == ("agent", "果然鲜:小林", False)


def test_talks_come_as_json_lines_too_and_dialogues_with_made_up_times(shop):
    line = '{"buyer": "果果", "time": "2026-06-16 10:00:00", "sender": "buyer", "text": "在吗"}\n{broken\n'
    assert counts_of(run_file(shop, line.encode(), "聊天.jsonl")) == (2, 1, 0, 0, 1)
    view = run_file(shop, DIALOGUE, "对话.jsonl", kind="dialogues")

    assert (view.kind, counts_of(view)) == ("dialogues", (2, 2, 0, 0, 0))
    made_up = [row for row in Message.objects.in_shop(shop.id).order_by("key") if row.made_up]
    assert [(row.sender, row.text) for row in made_up] == [("buyer", "在吗"), ("agent", "在的")]
    assert all(row.at < NOW for row in made_up)
    assert counts_of(run_file(shop, DIALOGUE, "对话.jsonl", kind="dialogues")) == (2, 0, 0, 2, 0)


def test_P7_listings_tell_cost_and_return_rules(shop):
    run_file(shop, LISTINGS, "商品.csv")
    listing = listings_for(shop.id, {("580011223344", "1400112233")})["580011223344", "1400112233"]

    assert (listing.unit_cost_fen, listing.no_return, listing.quality_days) == (2150, True, 2)
    assert listing.attributes == {"产地": "云南", "等级": "特级"}


def test_unknown_columns_are_mapped_by_a_person_and_the_mapping_is_kept(shop, other_shop):
    view = take_in(shop, ODD, "奇怪.csv")
    assert (view.state, view.error["code"], view.mappable) == ("failed", "file.not_recognised", True)
    assert view.headers == ("单号", "状态词", "心情")

    seen = say(shop, view, 单号="order_no", 状态词="state_text", 心情="")

    assert (seen.state, counts_of(seen), seen.columns["unknown"]) == ("previewed", (1, 1, 0, 0, 0), ["心情"])
    start_import(shop_id=shop.id, import_id=view.id, by=None, now=NOW)
    assert run_import(shop_id=shop.id, import_id=view.id, reader=open_file, now=NOW).state == "done"
    (entry,) = JournalEntry.objects.in_shop(shop.id).filter(kind="import.mapping_kept")
    assert (entry.data["kind"], entry.data["columns"]) == ("pdd_orders", 3)
    assert take_in(shop, ODD, "下次.csv").state == "previewed"
    assert take_in(other_shop, ODD, "别家.csv").state == "failed"


def test_a_mapping_that_lacks_a_required_column_keeps_nothing(shop):
    view = take_in(shop, ODD, "奇怪.csv")
    seen = say(shop, view, 单号="order_no")

    assert (seen.state, seen.error["code"]) == ("failed", "file.columns_missing")
    with pytest.raises(HeqiError) as refused:
        say(shop, view, 单号="no_such_field")
    assert refused.value.code == "import.field_unknown"
    assert get_import([shop.id], view.id).error["code"] == "file.columns_missing"
    assert not ColumnMapping.objects.in_shop(shop.id).exists()


def test_a_started_file_cannot_be_mapped_again(shop):
    view = run_file(shop, REVIEWS, "评价.csv")
    with pytest.raises(HeqiError) as refused:
        say(shop, view, 单号="order_no")
    assert refused.value.code == "import.not_mappable"


def test_previews_that_nobody_starts_are_swept_after_a_day(shop, django_capture_on_commit_callbacks):
    old, failed = take_in(shop, REVIEWS, "评价.csv"), take_in(shop, b"%PDF-1.7", "a.pdf")
    young = take_in(shop, TALK, "聊天.csv", now=NOW + timedelta(hours=2))

    assert sweep_imports(now=NOW + timedelta(hours=23)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_imports(now=NOW + timedelta(hours=25)) == 2
    assert sweep_imports(now=NOW + timedelta(hours=25)) == 0
    left = ImportFile.objects.in_shop(shop.id).order_by("id")
    assert [(row.pk, row.state) for row in left] == [(failed.id, "failed"), (young.id, "previewed")]
    assert [path.name for path in uploads().iterdir()] == [left[1].stored]
    assert not ImportFile.objects.in_shop(shop.id).filter(pk=old.id).exists()


def test_the_file_is_gone_once_its_rows_are_in(shop, django_capture_on_commit_callbacks):
    view = take_in(shop, REVIEWS, "评价.csv")
    stored = path_of(ImportFile.objects.in_shop(shop.id).get(pk=view.id).stored)
    start_import(shop_id=shop.id, import_id=view.id, by=None, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert run_waiting_imports(now=NOW, reader=open_file) == 1
    assert not stored.exists()


@pytest.mark.parametrize("seed", range(3))
def test_files_of_all_kinds_end_alike_in_any_order(shop, other_shop, seed):
    orders = as_csv(grid(ORDER_HEADERS, [order_row(ORDER_NO, now=NOW)]))
    later = REVIEWS.replace("很甜".encode(), "很甜".encode()).replace("★★★★★".encode(), "★★★★☆".encode())
    files = [
        (orders, "订单20260617103000.csv"),
        (REVIEWS, "评价20260617103000.csv"),
        (later, "评价20260617113000.csv"),
        (TALK, "聊天20260617103000.csv"),
        (LISTINGS, "商品20260617103000.csv"),
    ]
    shuffled = files * 2
    random.Random(seed).shuffle(shuffled)
    for file in files:
        run_file(shop, *file)
    for file in shuffled:
        run_file(other_shop, *file)

    assert told(shop) == told(other_shop)
    assert {review.rating for review in newest_reviews([shop.id])} == {4, None}


def told(shop):
    """All values of a shop, without ids and shop."""
    found = trade_of(shop)
    for model in (Review, Conversation, Message, Listing):
        found[model.__name__] = list(model.objects.in_shop(shop.id).order_by("key").values())
    return {
        name: [{key: row[key] for key in row if key not in ("id", "shop_id")} for row in rows]
        for name, rows in found.items()
    }
