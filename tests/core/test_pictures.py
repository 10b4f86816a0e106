"""M12: what is read in a picture is screened as a message is, and the places to paint over are told."""

import pytest

from heqi.assets.loader import load_screener
from heqi.core.errors import HeqiError
from heqi.core.language.screen.words import ShopWords
from heqi.core.pictures.judging import covers_of, judge_reading, verdict_of
from heqi.core.pictures.marks import MOST_MARKS, Stroke, marks_body, read_marks
from heqi.core.pictures.places import Box, box_around, part_of
from heqi.core.pictures.reading import Code, Reading, TextLine, reading_of
from heqi.core.words import Platform

PDD = ShopWords(platform=Platform.PINDUODUO)


def line(text, top, *, left=40, width=800, height=40):
    right, bottom = left + width, top + height
    return TextLine(text, ((left, top), (right, top), (right, bottom), (left, bottom)))


def code(payload, matrix=True):
    return Code(payload, matrix, ((100, 100), (300, 100), (300, 300), (100, 300)))


def judged(*, lines=(), codes=()):
    return judge_reading(Reading(tuple(lines), tuple(codes)), load_screener(), words=PDD)


def verdict(**read):
    return verdict_of(each.body() for each in judged(**read))


def test_M12_a_couriers_phone_in_a_screenshot_of_tracking_blocks_and_its_place_is_known():
    found = judged(lines=[line("物流详情", 40), line("【杭州市】派送中 王师傅 13812345678", 100, width=800)])

    assert [(each.rule, each.surface) for each in found] == [("contact.phone", "13812345678")]
    (box,) = found[0].boxes
    assert box.y == 98 and box.height == 44
    assert box.x > 400, "what stands before the number stays to be read"
    assert box.x + box.width >= 840, "the last digit is under it"


def test_M12_an_order_and_a_tracking_number_are_no_contact():
    assert verdict(lines=[line("订单编号 260525-111111111111111", 40), line("中通快递 75412345678901", 100)]) == "pass"


def test_M12_the_account_goes_with_the_name_of_the_app_on_its_line_and_below_it():
    found = judged(lines=[line("加我微信", 40), line("guoguo_88", 100), line("芒果5斤装", 160)])

    assert {each.rule for each in found} == {"contact.channel"}
    assert [(box.y, box.height) for box in covers_of(found)] == [(38, 44), (98, 44)]


@pytest.mark.parametrize(
    ("payload", "matrix", "expected"),
    [
        ("https://mobile.yangkeduo.com/goods.html?goods_id=1", True, "pass"),
        ("75412345678901", True, "pass"),
        ("6901234567892", False, "pass"),
        ("JT0001234567890", False, "pass"),
        ("https://u.wechat.com/abc", True, "block"),
        ("wxp://f2f0abc", True, "block"),
        ("https://qr.alipay.com/fkx123", True, "block"),
        ("https://pinduoduo.com@evil.example.com/x", True, "block"),
        ("https://item.taobao.com/item.htm?id=1", True, "block"),
        ("http://例子.中国/加我", True, "block"),
        ("WIFI:S:shop;P:12345678;;", True, "block"),
        ("BEGIN:VCARD\nTEL:13800001234\nEND:VCARD", True, "block"),
        ("1234567890", True, "block"),
        ("13800001234", False, "block"),
        ("", True, "block"),
        (None, True, "caution"),
    ],
)
def test_M12_a_code_may_lead_into_the_shops_platform_and_nowhere_else(payload, matrix, expected):
    assert verdict(codes=[code(payload, matrix)]) == expected


def test_M12_a_code_that_blocks_names_its_rule_its_penalty_and_its_place():
    (found,) = judged(codes=[code("https://u.wechat.com/abc")])

    assert (found.where, found.rule, found.kind) == ("code", "contact.qr_code", "contact")
    assert found.penalty and "保证金" in found.penalty
    assert found.boxes == (Box(94, 94, 212, 212),)


def test_M12_what_is_rude_in_a_picture_blocks_and_is_not_painted_over_in_a_buyers():
    found = judged(lines=[line("你是傻逼", 40), line("加我QQ 12345678", 100)])

    assert {each.kind for each in found if each.severity == "block"} >= {"uncivil", "contact"}
    assert [box.y for box in covers_of(found)] == [98]


def test_M12_marks_come_back_as_they_were_sent_rounded_to_points():
    given = [
        {"kind": "box", "x": 10.4, "y": 20, "width": 0, "height": 5.6},
        {"kind": "brush", "width": 30, "points": [[1, 2], [3.5, 4]]},
    ]
    marks = read_marks(given)

    assert marks == (Box(10, 20, 1, 6), Stroke(30, ((1, 2), (4, 4))))
    assert read_marks(marks_body(marks)) == marks


@pytest.mark.parametrize(
    "given",
    [
        [{"kind": "blur", "x": 1, "y": 1, "width": 1, "height": 1}],
        [{"kind": "box", "x": 1, "y": 1, "width": 1}],
        [{"kind": "box", "x": "1", "y": 1, "width": 1, "height": 1}],
        [{"kind": "box", "x": float("nan"), "y": 1, "width": 1, "height": 1}],
        [{"kind": "box", "x": 1e9, "y": 1, "width": 1, "height": 1}],
        [{"kind": "box", "x": True, "y": 1, "width": 1, "height": 1}],
        [{"kind": "brush", "width": 5, "points": []}],
        [{"kind": "brush", "width": 5, "points": [[1, 2, 3]]}],
        [{"kind": "brush", "width": 5, "points": [[1, 2]] * 20_001}],
        [{"kind": "box", "x": 1, "y": 1, "width": 1, "height": 1}] * (MOST_MARKS + 1),
    ],
)
def test_M12_marks_that_are_none_are_refused(given):
    with pytest.raises(HeqiError, match=r"picture\.marks"):
        read_marks(given)


def test_M12_a_place_on_a_slanting_line_is_the_part_of_it():
    corners = ((0.0, 0.0), (100.0, 50.0), (90.0, 70.0), (-10.0, 20.0))

    assert part_of(corners, 0.5, 1.0) == [(50.0, 25.0), (100.0, 50.0), (90.0, 70.0), (40.0, 45.0)]
    assert box_around(corners, margin=3) == Box(0, 0, 103, 73)


def test_M12_a_reading_travels_between_processes_unchanged():
    reading = Reading((line("芒果", 1),), (code(None), code("x", matrix=False)))

    assert reading_of(reading.body()) == reading
