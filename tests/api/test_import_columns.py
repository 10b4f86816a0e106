"""The import page's form for columns that are not known: which fields there are, what a person says, what is kept."""

import io
from datetime import UTC, datetime

import pytest

from heqi.inbox.actions import run_waiting_imports
from heqi.trade.queries import orders_by_no
from tests.support.tables import ORDER_NO, as_csv

ODD = as_csv([["单号", "状态词", "心情"], [ORDER_NO, "已发货，待收货", "晴"]])
SAID = [
    {"header": "单号", "field": "order_no"},
    {"header": "状态词", "field": "state_text"},
    {"header": "心情", "field": ""},
]


@pytest.fixture(autouse=True)
def own_uploads(settings, tmp_path):
    settings.HEQI_HOME = tmp_path


def send(api, shop, name="奇怪.csv"):
    file = io.BytesIO(ODD)
    file.name = name
    return api.post("/imports", {"shop_id": shop.id}, files={"files": [file]}).body[0]


def say(api, view, columns=SAID, kind="pdd_orders", keep=True):
    return api.post(f"/imports/{view['id']}/columns", {"kind": kind, "columns": columns, "keep": keep})


def test_the_kinds_are_those_of_the_shop_with_their_fields(agent_api, shop):
    kinds = {kind["code"]: kind for kind in agent_api.get("/imports/kinds", shop=shop.id).body}

    assert {"pdd_orders", "pdd_after_sales", "reviews", "chats", "listings"} <= set(kinds)
    assert not any(code.startswith("taobao") for code in kinds)
    assert (kinds["pdd_orders"]["name"], kinds["pdd_orders"]["name_en"]) == ("拼多多订单导出", "Pinduoduo orders")
    fields = {field["field"]: field for field in kinds["pdd_orders"]["fields"]}
    assert fields["order_no"] == {"field": "order_no", "header": "订单号", "required": True}
    assert fields["note"]["required"] is False


def test_a_person_says_what_the_columns_are_and_the_rows_come_in(agent_api, shop):
    view = send(agent_api, shop)
    assert (view["state"], view["error"]["code"], view["mappable"]) == ("failed", "file.not_recognised", True)
    assert view["headers"] == ["单号", "状态词", "心情"]

    seen = say(agent_api, view)

    assert (seen.status, seen.body["state"], seen.body["error"]) == (200, "previewed", None)
    assert seen.body["mapping"] == {
        "kind": "pdd_orders",
        "columns": {"单号": "order_no", "状态词": "state_text", "心情": ""},
    }
    assert seen.body["counts"] == {"rows": 1, "new": 1, "changed": 0, "unchanged": 0, "bad": 0}
    assert seen.body["columns"]["unknown"] == ["心情"]
    agent_api.post(f"/imports/{view['id']}/start")
    assert run_waiting_imports(now=datetime.now(UTC)) == 1
    assert orders_by_no(shop.id, [ORDER_NO])[ORDER_NO].state_text == "已发货，待收货"
    assert send(agent_api, shop, "下次.csv")["state"] == "previewed"


def test_a_mapping_is_kept_only_where_it_is_wanted(agent_api, shop):
    assert say(agent_api, send(agent_api, shop), keep=False).body["state"] == "previewed"
    assert send(agent_api, shop, "下次.csv")["state"] == "failed"


def test_what_is_missing_or_unknown_is_said_and_changes_nothing(agent_api, shop):
    view = send(agent_api, shop)

    lacking = say(agent_api, view, [{"header": "状态词", "field": "state_text"}])
    assert (lacking.status, lacking.body["state"], lacking.body["error"]["code"]) == (
        200,
        "failed",
        "file.columns_missing",
    )
    unknown = say(agent_api, view, [{"header": "单号", "field": "no_such_field"}])
    assert (unknown.status, unknown.code) == (422, "import.field_unknown")
    assert (say(agent_api, view, kind="no_such_kind").status) == 422
    assert agent_api.get(f"/imports/{view['id']}").body == lacking.body
    assert send(agent_api, shop, "下次.csv")["state"] == "failed"


def test_a_started_file_is_past_that(agent_api, shop):
    view = say(agent_api, send(agent_api, shop)).body
    agent_api.post(f"/imports/{view['id']}/start")

    refused = say(agent_api, view)

    assert (refused.status, refused.code) == (409, "import.not_mappable")


def test_nobody_maps_the_columns_of_another_shop(agent_api, stranger_api, anonymous_api, shop):
    view = send(agent_api, shop)

    assert say(stranger_api, view).status == 404
    assert stranger_api.get("/imports/kinds", shop=shop.id).status == 404
    assert anonymous_api.get("/imports/kinds", shop=shop.id).status == 401
    assert agent_api.get(f"/imports/{view['id']}").body == view
