"""快递查询 over HTTP: what the owner enters and sees, and what a service's call does, signed or not."""

import json
from datetime import timedelta
from hashlib import md5
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from heqi.couriers.kdniao.signing import sign_data
from heqi.inbox.models import Batch
from heqi.tracking.access import account_of, accounts_in, watched_in
from heqi.tracking.secrets import open_keys
from heqi.trade.access import parcels_in
from tests.flows.test_tracking import state_parcel
from tests.support.story import ORDER_NO

ENTERED = {"way": "kuaidi100", "account": "CUST100", "key": "very-secret"}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def nothing_counted_yet_of_calls():
    from heqi.web.api.courier_calls import WRONG

    WRONG.forget()


@pytest.fixture
def account(shop, owner_api, settings):
    settings.PUBLIC_URL = "https://testserver"
    assert owner_api.post(f"/couriers/{shop.id}", {**ENTERED, "calls": True}).status == 200
    accounts_in([shop.id]).update(state="ok")
    state_parcel(shop, timezone.now() - timedelta(hours=2))
    return account_of(shop.id)


def row_of(api):
    return api.get("/couriers").body["shops"][0]["account"]


def test_P6_the_owner_enters_keys_and_no_secret_comes_back(shop, owner_api, agent_api):
    made = owner_api.post(f"/couriers/{shop.id}", ENTERED)
    assert (made.status, made.body["account"]["state"], made.body["account"]["hook"]) == (200, "unchecked", "")
    told = json.dumps([made.body, owner_api.get("/couriers").body, agent_api.get("/couriers").body])
    assert "very-secret" not in told
    assert open_keys(account_of(shop.id)).salt not in told
    assert owner_api.post(f"/couriers/{shop.id}", ENTERED).code == "courier.exists"


def test_P6_only_the_owner_sees_the_address_that_a_service_calls(account, owner_api, agent_api):
    assert row_of(owner_api)["hook"] == f"https://testserver/api/couriers/heard/{account.hook}"
    assert row_of(agent_api)["hook"] == ""


def test_P6_calls_need_an_address_that_can_be_reached(shop, owner_api, settings):
    settings.PUBLIC_URL = ""
    assert owner_api.post(f"/couriers/{shop.id}", {**ENTERED, "calls": True}).code == "courier.unreachable"
    assert account_of(shop.id) is None


def test_P6_what_cannot_be_asked_about_is_listed_with_its_reason(shop, account, owner_api):
    error = {"code": "courier.parcel", "message": "单号不对", "message_en": "wrong"}
    watched_in([shop.id]).update(state="refused", error=error)
    shown = row_of(owner_api)
    assert shown["parcels"] == {"asked": 0, "called": 0, "over": 0, "refused": 1}
    assert [(each["tracking_no"], each["error"]["message"]) for each in shown["troubled"]] == [("YT123", "单号不对")]


def call(hook, fields, content_type=FORM, body=None):
    content = urlencode(fields) if body is None else body
    return Client().post(f"/api/couriers/heard/{hook}", content, content_type=content_type)


def signed(account, state="0", number="YT123", at=None, status="polling"):
    moment = (at or timezone.now()).astimezone().strftime("%Y-%m-%d %H:%M:%S")
    step = {"ftime": moment, "context": "到达杭州", "status": "在途"}
    param = json.dumps({"status": status, "lastResult": {"nu": number, "state": state, "data": [step]}})
    return {"param": param, "sign": md5((param + open_keys(account).salt).encode()).hexdigest().upper()}


def test_P6_a_signed_call_becomes_the_parcels_track(shop, account):
    answer = call(account.hook, signed(account))
    assert (answer.status_code, answer.json()) == (200, {"result": True, "returnCode": "200", "message": "成功"})
    assert parcels_in([shop.id]).get().track_text == "到达杭州"
    assert (account_of(shop.id).heard, account_of(shop.id).unsigned) == (1, 0)


def test_P6_the_same_call_again_changes_nothing(shop, account):
    told = signed(account)
    call(account.hook, told)
    before = (Batch.objects.in_shop(shop.id).count(), parcels_in([shop.id]).values().get())
    for _ in range(20):
        assert call(account.hook, told).status_code == 200
    assert (Batch.objects.in_shop(shop.id).count(), parcels_in([shop.id]).values().get()) == before


def test_P6_an_unsigned_call_is_turned_away_and_counted(shop, account, owner_api):
    answer = call(account.hook, {**signed(account), "sign": "0" * 32})
    assert (answer.status_code, answer.json()["code"]) == (403, "courier.signature")
    assert parcels_in([shop.id]).get().track_text == ""
    assert row_of(owner_api)["unsigned"] == 1
    assert row_of(owner_api)["heard"] == 0


def test_P6_a_call_about_a_parcel_that_is_not_watched_tells_nothing(shop, account):
    assert call(account.hook, signed(account, number="SOMEBODYS")).status_code == 200
    assert parcels_in([shop.id]).count() == 1
    assert parcels_in([shop.id]).get().track_text == ""


def test_P6_an_arrived_parcel_is_over_and_one_given_up_is_asked_about_again(shop, account):
    watched_in([shop.id]).update(state="called", subscribed=True)
    call(account.hook, signed(account, status="abort"))
    assert watched_in([shop.id]).get().state == "asked"
    call(account.hook, signed(account, state="3", status="shutdown"))
    assert watched_in([shop.id]).get().state == "over"


@pytest.mark.parametrize(
    ("content_type", "body", "status", "code"),
    [
        ("application/json", "{}", 415, "courier.form"),
        (FORM, "param=" + "x" * 600_000, 413, "courier.too_long"),
    ],
)
def test_P6_only_short_forms_are_taken(account, content_type, body, status, code):
    answer = call(account.hook, {}, content_type, body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_P6_nothing_is_at_another_address(account):
    assert call("nobody", {"param": "{}"}).status_code == 404
    assert call("x" * 500, {"param": "{}"}).status_code == 404


def test_P6_many_wrong_calls_are_not_looked_at_any_more(account):
    answers = [call(account.hook, {"param": "{}", "sign": "x"}).status_code for _ in range(61)]
    assert answers == [403] * 60 + [429]
    assert call(account.hook, signed(account)).status_code == 200


def test_P6_kdniao_is_answered_in_its_own_words(shop, account, owner_api):
    changed = {"way": "kdniao", "account": "1237100", "key": "kdniao-secret", "version": account.version}
    assert owner_api.post(f"/couriers/{shop.id}/keys", changed).status == 200
    rows = [{"LogisticCode": "yt123", "State": "3",
             "Traces": [{"AcceptTime": "2026-05-25 09:00:00", "AcceptStation": "已签收"}]}]  # fmt: skip
    data = json.dumps({"EBusinessID": "1237100", "Count": "1", "Data": rows}, ensure_ascii=False)
    fields = {"RequestData": data, "DataSign": sign_data(data, "kdniao-secret"), "RequestType": "101"}
    answer = call(account.hook, fields)
    assert (answer.status_code, answer.json()["Success"], answer.json()["EBusinessID"]) == (200, True, "1237100")
    parcel = parcels_in([shop.id]).get()
    assert (parcel.order_no, parcel.more["steps"][0]["text"]) == (ORDER_NO, "已签收")


def test_P6_a_stranger_neither_sees_nor_changes_an_account(shop, account, stranger_api):
    assert [each["shop_name"] for each in stranger_api.get("/couriers").body["shops"]] == ["隔壁茶行"]
    assert stranger_api.post(f"/couriers/{shop.id}/end", {"version": account.version}).code == "shop.none"
