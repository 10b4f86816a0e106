"""Logs tell what happened and never about whom: no name, number, note or password of a story reaches them."""

import io
import logging

import pytest
import structlog
from django.utils import timezone

from tests.support.cast import PASSWORD
from tests.support.client import ApiClient
from tests.support.exports import ORDER_HEADERS, order_row
from tests.support.imports import run_file
from tests.support.story import ORDER_NO
from tests.support.tables import as_csv, grid

BUYER, PHONE, NOTE, TALK = "果***友", "13812345678", "放门卫处，家里有狗", "买家说芒果压坏了三个"
WRONG, SEARCHED = "wrong-horse-battery-staple", "张小凡的芒果"
PERSONAL = (BUYER, PHONE, NOTE, TALK, WRONG, SEARCHED, PASSWORD, "xiaolin", "没有这个人", "小林")


@pytest.fixture
def logged():
    """Everything that any logger says, down to DEBUG, ours and the libraries'."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    kept = structlog.get_config()
    structlog.configure(
        processors=[structlog.processors.JSONRenderer(ensure_ascii=False)],
        wrapper_class=structlog.make_filtering_bound_logger(logging.DEBUG),
        logger_factory=structlog.WriteLoggerFactory(said),
        cache_logger_on_first_use=False,
    )
    yield said
    structlog.configure(**kept)
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_story_with_buyers_staff_and_wrong_passwords_leaves_none_of_them_in_the_logs(
    logged, agent, agent_api, shop, platform, settings, tmp_path, monkeypatch
):
    settings.HEQI_HOME = tmp_path
    now = timezone.now()
    structlog.get_logger("heqi.story").info("story begins")
    platform.state_order(now, note=f"{NOTE} {PHONE}")
    case = platform.state_request(now, buyer=BUYER)

    nobody = ApiClient()
    for name in ("xiaolin", "没有这个人"):
        for _ in range(6):
            nobody.post("/session", {"username": name, "password": WRONG})
    agent_api.get("/cases", q=SEARCHED)
    agent_api.get(f"/cases/{case.id}")
    agent_api.post(f"/cases/{case.id}/contact", {"channel": "phone", "note": TALK, "version": case.version})
    agent_api.post(f"/cases/{case.id}/contact", {"channel": PHONE, "note": TALK, "version": case.version})
    agent_api.get("/cases", cursor=SEARCHED)
    good, bad = order_row("260617-111111111111111", now=now), order_row(PHONE + "E+14", now=now)
    content = as_csv(grid(ORDER_HEADERS, [good, bad]), encoding="gb18030")
    run_file(shop, content, f"{SEARCHED}.csv", now=now)
    monkeypatch.setattr("heqi.web.api.cases.list_cases", _fail)
    assert agent_api.get("/cases").code == "server.failed"

    told = logged.getvalue()
    assert "story begins" in told and "request failed" in told
    assert [secret for secret in PERSONAL if secret in told] == []
    assert ORDER_NO not in told


def _fail(**_):
    raise ValueError(f"{BUYER} {PHONE} {NOTE}")
