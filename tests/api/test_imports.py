"""The import page's calls: upload, preview, start, watch, take bad rows away; and who may."""

import io
from datetime import UTC, datetime

import pytest

from heqi.inbox.actions import run_waiting_imports
from tests.support.exports import AFTER_SALE_HEADERS, ORDER_HEADERS, after_sale_row, order_row
from tests.support.tables import NOW, ORDER_NO, as_csv, as_xlsx, grid

GOOD = order_row(ORDER_NO, now=NOW)
BAD = order_row("2.60525E+14", now=NOW, 快递单号="", **{"邮费(元)": "包邮"})


@pytest.fixture(autouse=True)
def own_uploads(settings, tmp_path):
    settings.HEQI_HOME = tmp_path


def upload(name, content):
    file = io.BytesIO(content)
    file.name = name
    return file


def orders(*rows, name="订单导出20260617103000.csv"):
    return upload(name, as_csv(grid(ORDER_HEADERS, rows), encoding="gb18030"))


def send(api, shop, *files, modified=None):
    body = {"shop_id": shop.id} if modified is None else {"shop_id": shop.id, "modified": modified}
    return api.post("/imports", body, files={"files": list(files)})


def test_a_file_is_previewed_started_and_done(agent_api, agent, shop):
    answer = send(agent_api, shop, orders(GOOD, BAD))

    assert answer.status == 200
    (view,) = answer.body
    assert view["shop"] == {"id": shop.id, "name": "果然鲜", "platform": "pinduoduo"}
    assert view["by"] == {"id": agent.id, "name": "小林"}
    assert (view["state"], view["kind"], view["kind_name"]) == ("previewed", "pdd_orders", "拼多多订单导出")
    assert (view["encoding"], view["name"]) == ("gb18030", "订单导出20260617103000.csv")
    assert view["columns"]["total"] == len(view["columns"]["known"]) == 23
    assert view["columns"]["known"][2] == {"header": "订单号", "field": "order_no"}
    assert view["sample"]["rows"][0]["order_no"] == ORDER_NO
    assert view["counts"] == {"rows": 2, "new": 1, "changed": 0, "unchanged": 0, "bad": 1}
    assert (view["as_of"], view["as_of_origin"]) == ("2026-06-17T02:30:00Z", "name")
    assert view["error"] is None

    started = agent_api.post(f"/imports/{view['id']}/start")
    assert (started.status, started.body["state"]) == (200, "queued")
    assert run_waiting_imports(now=datetime.now(UTC)) == 1
    done = agent_api.get(f"/imports/{view['id']}").body
    assert (done["state"], done["counts"]) == ("done", view["counts"])
    assert (done["progress"]["done"], done["progress"]["total"]) == (2, 2)
    assert agent_api.get("/imports", shop=shop.id).body == [done]


def test_several_files_of_different_kinds_at_once_each_with_its_own_time(agent_api, shop):
    request = after_sale_row("116789012345", ORDER_NO, now=NOW, 申请时间="2026-06-16 09:00:00")
    book = upload("售后20260617110000.xlsx", as_xlsx(grid(AFTER_SALE_HEADERS, [request])))
    answer = send(agent_api, shop, orders(GOOD, name="订单.csv"), book, modified=[1_781_667_000_000, 1_781_667_000_000])

    assert [view["kind"] for view in answer.body] == ["pdd_orders", "pdd_after_sales"]
    assert [view["as_of_origin"] for view in answer.body] == ["upload", "name"]
    assert answer.body[0]["as_of"] == "2026-06-17T03:30:00Z"


def test_an_unreadable_file_says_why_and_the_other_goes_on(agent_api, shop):
    broken, good = send(agent_api, shop, upload("a.pdf", b"%PDF-1.7"), orders(GOOD)).body

    assert (broken["state"], broken["error"]["code"]) == ("failed", "file.not_a_table")
    assert broken["error"]["message"].startswith("这不是表格文件")
    assert good["state"] == "previewed"
    refused = agent_api.post(f"/imports/{broken['id']}/start")
    assert (refused.status, refused.code) == (409, "import.not_previewed")


def test_bad_rows_are_paged_and_downloaded(agent_api, shop):
    (view,) = send(agent_api, shop, orders(GOOD, *[BAD] * 130)).body
    agent_api.post(f"/imports/{view['id']}/start")
    run_waiting_imports(now=datetime.now(UTC))

    first = agent_api.get(f"/imports/{view['id']}/bad-rows").body
    second = agent_api.get(f"/imports/{view['id']}/bad-rows", cursor=first["next_cursor"]).body

    assert (first["rows"], len(first["items"]), second["next_cursor"]) == (130, 200, None)
    assert len(second["items"]) == 60
    assert first["items"][0]["row"] == 3
    assert {item["column"] for item in first["items"]} == {"订单号", "邮费(元)"}
    assert first["items"][1] == {
        "sheet": "",
        "row": 3,
        "column": "邮费(元)",
        "field": "postage_fen",
        "value": "包邮",
        "reason": "不是金额，应是如 12.50 的数字（最多两位小数）",
        "reason_en": "not an amount such as 12.50 (at most two decimals)",
    }
    assert (len(second["items"]), second["next_cursor"]) == (60, None)
    csv = agent_api.get(f"/imports/{view['id']}/bad-rows.csv")
    assert csv.body.startswith(b"\xef\xbb\xbf")
    assert csv.body.count(b"\r\n") == 131
    assert "-20260617103000.csv" in csv.headers["Content-Disposition"]


def test_a_preview_can_be_thrown_away_and_a_started_one_cannot(agent_api, shop):
    first, second = send(agent_api, shop, orders(GOOD), orders(GOOD, name="b.csv")).body
    agent_api.post(f"/imports/{second['id']}/start")

    assert agent_api.delete(f"/imports/{first['id']}").status == 204
    refused = agent_api.delete(f"/imports/{second['id']}")

    assert (refused.status, refused.code) == (409, "import.started")
    assert [view["id"] for view in agent_api.get("/imports").body] == [second["id"]]


def test_starting_twice_starts_once(agent_api, shop):
    (view,) = send(agent_api, shop, orders(GOOD)).body

    assert agent_api.post(f"/imports/{view['id']}/start").status == 200
    again = agent_api.post(f"/imports/{view['id']}/start")

    assert (again.status, again.code) == (409, "import.not_previewed")
    assert run_waiting_imports(now=datetime.now(UTC)) == 1


def test_nobody_reaches_the_imports_of_another_shop(agent_api, stranger_api, anonymous_api, shop):
    (view,) = send(agent_api, shop, orders(GOOD)).body
    address = f"/imports/{view['id']}"

    answers = [
        send(stranger_api, shop, orders(GOOD)),
        stranger_api.get("/imports", shop=shop.id),
        stranger_api.get(address),
        stranger_api.post(f"{address}/start"),
        stranger_api.delete(address),
        stranger_api.get(f"{address}/bad-rows"),
        stranger_api.get(f"{address}/bad-rows.csv"),
    ]

    assert [answer.status for answer in answers] == [404] * 7
    assert stranger_api.get("/imports").body == []
    assert anonymous_api.get(address).status == 401
    assert agent_api.get(address).body == view


def test_a_file_over_the_limit_is_refused_before_anything_is_kept(agent_api, shop, settings):
    settings.HEQI_UPLOAD_LIMIT = 1024 * 1024
    answer = send(agent_api, shop, orders(GOOD), upload("大.csv", b"x" * (1024 * 1024 + 1)))

    assert (answer.status, answer.code) == (413, "file.too_big")
    assert answer.body["detail"] == {"limit_mb": 1}
    assert agent_api.get("/imports").body == []


@pytest.mark.parametrize(
    ("sent", "shown"),
    [("../../etc/passwd.csv", "passwd.csv"), ("a\u202egpj.csv", "agpj.csv"), ('x<b>"y".csv', "x_b_y_.csv")],
)
def test_file_names_are_made_harmless(agent_api, shop, sent, shown):
    (view,) = send(agent_api, shop, orders(GOOD, name=sent)).body

    assert view["name"] == shown
