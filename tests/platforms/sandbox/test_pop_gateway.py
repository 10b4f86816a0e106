"""Pinduoduo's gateway: who may call, how answers look, and where it says no."""

import httpx2
import pytest

from heqi.platforms.sandbox.gateways.pop.push import digest
from heqi.platforms.sandbox.gateways.pop.sign import sign
from tests.platforms.sandbox.callers import Pop, china


@pytest.fixture
def pop(shared_sandbox):
    return Pop(shared_sandbox)


def code_of(answer):
    return answer["error_response"]["error_code"]


def test_the_documents_own_vector_is_signed_as_they_say():
    fields = {
        "access_token": "asd78172s8ds9a921j9qqwda12312w1w21211",
        "client_id": "1",
        "data_type": "XML",
        "order_status": "1",
        "page": "1",
        "page_size": "10",
        "timestamp": "1480411125",
        "type": "pdd.order.number.list.get",
    }

    assert sign("testSecret", fields) == "E4DE3ED21002510DED352819E7AE6775"


def test_a_nested_parameter_is_signed_as_the_text_that_was_sent():
    fields = {
        "access_token": "demo-token",
        "client_id": "demo-client",
        "data_type": "JSON",
        "request": '{"after_sales_id":"1","order_sn":"231115-123456789012345","operate_desc":"同意退款"}',
        "timestamp": "1700000000",
        "type": "pdd.refund.agree",
        "version": "V1",
    }

    assert sign("demo-secret", fields) == "45780B72C8FCBD8A31C7263BADC4A914"
    assert digest("demo-client", "1700000000000", "demo-secret") == "ZGVkODAxMTY3YmViNmJiNTVlN2VkNjQ5ODEyNjk4NGU="


def test_a_call_that_was_changed_after_signing_is_refused(pop):
    fields = pop.fields("pdd.order.information.get", order_sn="1")

    assert code_of(pop.post({**fields, "order_sn": "2"}).json()) == 20004
    assert code_of(pop.post({**fields, "sign": ""}).json()) == 20004


def test_form_and_json_bodies_are_understood_alike(pop):
    fields = pop.fields("pdd.time.get")

    by_form = httpx2.post(pop.url, data=fields).json()
    by_json = pop.post(fields).json()
    assert by_form["time_get_response"]["time"][:13] == by_json["time_get_response"]["time"][:13]


def test_a_clock_more_than_ten_minutes_off_is_refused(pop):
    now = pop.now()

    assert "mall_info_get_response" in pop("pdd.mall.info.get", at=now - 580)
    assert code_of(pop("pdd.mall.info.get", at=now - 620)) == 10001
    assert code_of(pop("pdd.mall.info.get", at=now + 620)) == 10001
    assert "time_get_response" in pop("pdd.time.get", at=now - 86_400), (
        "else nobody could find out how far off they are"
    )


@pytest.mark.parametrize("method", ["pdd.refund.refuse", "pdd.message.send", "pdd.refund.list.get", ""])
def test_methods_that_pinduoduo_does_not_have_are_unknown(pop, method):
    assert code_of(pop(method)) == 10017


def test_an_unknown_app_and_a_foreign_token_are_refused(pop):
    assert code_of(Pop.post(pop, {**pop.fields("pdd.time.get"), "client_id": "nobody"}).json()) == 10016
    pop.keys = {**pop.keys, "access_token": "guessed"}
    assert code_of(pop("pdd.mall.info.get")) == 20032


@pytest.mark.parametrize(
    ("method", "params", "root"),
    [
        ("pdd.order.status.get", {"order_sns": "1"}, "order_status_get_response"),
        ("pdd.logistics.ordertrace.get", {"company_code": "YTO", "mail_no": "1"}, "logistics_ordertrace_get_resposne"),
        ("pdd.pmc.user.cancel", {"owner_id": 1}, "tmc_user_cancel_response"),
        ("pdd.pmc.accrue.query", {}, "pmc_user_get_response"),
        ("pdd.goods.list.get", {}, "goods_list_get_response"),
    ],
)
def test_root_keys_are_the_platforms_own_with_their_typos(pop, method, params, root):
    assert list(pop(method, **params)) == [root]


def test_an_order_is_told_in_yuan_and_an_after_sales_detail_in_fen(pop, shared_sandbox):
    shop = pop.keys["shop_id"]
    refund = next(row for row in shared_sandbox.all_rows("/truth/refunds", shop=shop) if row["fen"])
    truth = next(row for row in shared_sandbox.all_rows("/truth/orders", shop=shop) if row["no"] == refund["order"])

    order = pop("pdd.order.information.get", order_sn=truth["no"])["order_info_get_response"]["order_info"]
    detail = pop("pdd.refund.information.get", order_sn=truth["no"], after_sales_id=refund["no"])
    listed = pop(
        "pdd.refund.list.increment.get",
        order_sn=truth["no"],
        after_sales_status=0,
        after_sales_type=1,
        start_updated_at=1,
        end_updated_at=2,
    )["refund_increment_get_response"]["refund_list"][0]

    assert order["pay_amount"] == truth["paid_fen"] / 100
    assert order["confirm_time"] == china(truth["confirmed_at"])
    assert detail["refund_amount"] == refund["fen"]
    assert detail["recreated_at"] == refund["created_at"] * 1000
    assert listed["refund_amount"] == f"{refund['fen'] // 100}.{refund['fen'] % 100:02d}"
    assert listed["after_sales_type"] == detail["after_sales_type"] + 1


def test_windows_and_pages_have_their_limits(pop):
    now = pop.now()
    window = {"order_status": 5, "refund_status": 5}
    asked = {"start_updated_at": now - 1801, "end_updated_at": now, **window}

    assert code_of(pop("pdd.order.number.list.increment.get", **asked)) == 21001
    asked["start_updated_at"] = now - 1800
    assert "order_sn_increment_get_response" in pop("pdd.order.number.list.increment.get", **asked)
    assert code_of(pop("pdd.order.number.list.increment.get", page_size=101, **asked)) == 21001
    del asked["end_updated_at"]
    assert code_of(pop("pdd.order.number.list.increment.get", **asked)) == 21002


def test_pages_together_hold_every_order_of_the_day_once(pop, shared_sandbox):
    now = shared_sandbox.look()["now"]
    day = {"start_confirm_at": now - 5 * 86_400, "end_confirm_at": now - 4 * 86_400, "order_status": 5}
    found, page = [], 1
    while True:
        answer = pop("pdd.order.list.get", page=page, page_size=2, use_has_next=True, refund_status=5, **day)
        answer = answer["order_list_get_response"]
        found += [row["order_sn"] for row in answer["order_list"]]
        if not answer["has_next"]:
            break
        page += 1

    truth = [
        row["no"]
        for row in shared_sandbox.all_rows("/truth/orders", shop=pop.keys["shop_id"])
        if day["start_confirm_at"] <= row["confirmed_at"] <= day["end_confirm_at"]
    ]
    assert sorted(found) == sorted(truth)
    assert len(truth) > 2


def test_a_receiver_is_ciphertext_while_unshipped_and_the_mask_method_masks_it(pop, shared_sandbox):
    truths = shared_sandbox.all_rows("/truth/orders", shop=pop.keys["shop_id"])
    unshipped = next(row["no"] for row in truths if row["state"] == "unshipped")
    signed = next(row["no"] for row in truths if row["state"] == "completed")
    shown, hidden = (
        pop("pdd.order.information.get", order_sn=no)["order_info_get_response"]["order_info"]
        for no in (unshipped, signed)
    )
    items = [{"data_tag": unshipped, "encrypted_data": shown["receiver_phone"]}]
    items.append({"data_tag": signed, "encrypted_data": shown["receiver_phone"]})
    masked = pop("pdd.open.decrypt.mask.batch", data_list=items)["open_decrypt_mask_batch_response"]

    assert hidden["receiver_phone"] == ""
    assert [item["error_code"] == 0 for item in masked["data_decrypt_list"]] == [True, False]
    assert masked["data_decrypt_list"][0]["decrypted_data"][3:7] == "****"
    assert code_of(pop("pdd.open.decrypt.batch", data_list=items)) == 20031


def test_tokens_end_and_are_refreshed_and_a_code_is_good_once(sandbox):
    pop = Pop(sandbox)
    sandbox.steer("/tokens/expire", shop=pop.keys["shop_id"])
    assert code_of(pop("pdd.mall.info.get")) == 10019

    answer = pop("pdd.pop.auth.token.refresh", refresh_token=pop.keys["refresh_token"])
    fresh = answer["pop_auth_token_refresh_response"]
    pop.keys = {**pop.keys, "access_token": fresh["access_token"]}
    assert pop("pdd.mall.info.get")["mall_info_get_response"]["mall_name"] == "果然鲜"

    again = pop("pdd.pop.auth.token.refresh", refresh_token=pop.keys["refresh_token"])
    assert again["pop_auth_token_refresh_response"]["expires_at"] == fresh["expires_at"]

    page = httpx2.get(
        f"{sandbox.url}/pop/authorize",
        params={"client_id": pop.keys["app_key"], "redirect_uri": "http://desk.example/back", "state": "s"},
        follow_redirects=False,
    )
    back = httpx2.URL(page.headers["location"])
    assert back.params["state"] == "s"
    granted = pop("pdd.pop.auth.token.create", code=back.params["code"])["pop_auth_token_create_response"]
    assert granted["owner_id"] == str(pop.keys["shop_id"])
    assert code_of(pop("pdd.mall.info.get")) == 20032, "a new authorisation ends the old token"
    assert code_of(pop("pdd.pop.auth.token.create", code=back.params["code"])) == 50001


def test_limits_bite_and_permissions_can_be_missing(sandbox):
    pop = Pop(sandbox)
    sandbox.steer("/limits", factor=0.001)
    codes = [code_of(answer) for answer in (pop("pdd.mall.info.get") for _ in range(12)) if "error_response" in answer]
    assert codes
    assert set(codes) == {52101}
    sandbox.steer("/limits", factor=1)

    sandbox.steer("/permissions", app_key=pop.keys["app_key"], forbid=["pdd.refund.agree"])
    assert code_of(pop("pdd.refund.agree", request={})) == 20031
    assert "mall_info_get_response" in pop("pdd.mall.info.get")
