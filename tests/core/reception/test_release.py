"""Which blocks a supervisor may lift: a name may be mistaken, a number to call may not."""

import pytest

from heqi.assets.loader import load_screener
from heqi.core.reception.release import may_be_released, released_body


@pytest.mark.parametrize(
    ("text", "releasable"),
    [("这款枇杷膏包治百病", True), ("加我微信 guoguo88 聊", False), ("打 13912345678 找我", False)],
)
def test_M1_only_a_block_without_a_real_detail_may_be_released(text: str, releasable: bool) -> None:
    found = load_screener().screen(text, direction="out")
    body = released_body(text, found)
    assert body["verdict"] == "block"
    assert body["releasable"] is may_be_released(text, found.findings) is releasable


def test_M1_each_finding_says_whether_it_is_the_one_that_nobody_may_release() -> None:
    text = "亲，包治百病，打 13912345678 找我"
    body = released_body(text, load_screener().screen(text, direction="out"))
    told = {each["surface"]: each["releasable"] for each in body["findings"]}
    assert told["13912345678"] is False
    assert True in told.values()
    assert body["releasable"] is False


def test_M1_what_may_leave_needs_no_release() -> None:
    body = released_body("好的，今天发货", load_screener().screen("好的，今天发货", direction="out"))
    assert (body["verdict"], body["releasable"], body["findings"]) == ("pass", False, [])
