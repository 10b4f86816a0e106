"""Work orders: asked about a case, answered by staff or by link, adopted by a person; the case stays open meanwhile."""

import io
from datetime import timedelta

import pytest
from PIL import Image

from tests.support.story import ORDER_NO


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HEQI_HOME = tmp_path
    return tmp_path


@pytest.fixture
def lost(platform, now):
    """A buyer says that nothing came; the parcel is on its way with YT1234567890123."""
    platform.state_order(now, state="shipped", state_text="已发货", signed_at=None)
    platform._apply(
        now,
        *facts_of_parcel(now),
    )
    return platform.state_request(now, reason="未收到货", received=False)


def facts_of_parcel(at):
    from heqi.core.facts import Fact

    said = {"order_no": ORDER_NO, "tracking_no": "YT1234567890123", "carrier": "圆通快递", "direction": "outbound"}
    return [Fact("parcel", f"{ORDER_NO}/YT1234567890123", at, said)]


def photo(name="签收底单.jpg"):
    exif = Image.Exif()
    exif[0x010F] = "A phone"
    file = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(file, "JPEG", exif=exif)
    file.seek(0)
    file.name = name
    return file


def read(api, case):
    return api.get(f"/cases/{case.id}").body


def orders(api, case):
    return api.get(f"/cases/{case.id}/work-orders").body


def ask(api, case, **given):
    said = {"kind": "tracking_check", "addressee": "courier", "question": "请查 YT1234567890123 到哪了", **given}
    return api.post(f"/cases/{case.id}/work-orders", {"version": read(api, case)["version"], **said})


def asked(api, case, **given):
    answer = ask(api, case, **given)
    assert answer.status == 200, answer
    return answer.body["items"][0]


def reply(api, order, **given):
    said = {"version": order["version"], "choice": "delivered", "words": "前台代收，有底单", **given}
    files = said.pop("files", [])
    return api.post(f"/work-orders/{order['id']}/answer", said, files={"files": files} if files else {"files": []})


def accept(api, case, order, *, adopt):
    given = {"version": read(api, case)["version"], "order_version": order["version"], "adopt": adopt}
    return api.post(f"/cases/{case.id}/work-orders/{order['id']}/accept", given)


def settle(now):
    from heqi.journal.queue import run_pending

    while run_pending(now=now):
        pass


def test_X3_a_question_comes_filled_with_the_values_of_the_case(agent_api, lost):
    page = orders(agent_api, lost)

    forms = {form["kind"]: form for form in page["forms"]}
    assert list(forms) == [
        "tracking_check", "intercept", "reship_check", "inspection", "refund_check", "supplier_fault", "other",
    ]  # fmt: skip
    assert "圆通快递 YT1234567890123" in forms["tracking_check"]["question"]
    assert f"订单 {ORDER_NO} 退回的 海南贵妃芒 5斤装 大果 × 1" in forms["inspection"]["question"]
    assert forms["refund_check"]["to"] == ["finance"]
    assert (page["items"], page["enquiry"], page["may_ask"]) == ([], False, True)


def test_X3_a_work_order_is_asked_and_stands_on_the_case_and_in_the_list(agent_api, lost):
    order = asked(agent_api, lost)

    assert (order["number"], order["state"], order["asked_by"]["name"]) == (f"W{order['id']:06d}", "open", "小林")
    assert (order["order_no"], order["case_number"]) == (ORDER_NO, read(agent_api, lost)["number"])
    told = read(agent_api, lost)["timeline"][-1]
    assert told["text"] == f"发出工单 {order['number']}（快递 · 查件）"
    listed = agent_api.get("/work-orders").body
    assert [each["id"] for each in listed["items"]] == [order["id"]]
    assert (listed["views"], listed["addressees"], listed["more"]) == (
        {"waiting": 1, "answered": 0}, {"courier": 1}, False,
    )  # fmt: skip
    assert agent_api.get("/work-orders", addressee="finance").body["items"] == []


def test_P4i_the_courier_counts_as_asked_only_with_an_enquiry_on_record(agent_api, lost):
    asked(agent_api, lost, kind="inspection", addressee="warehouse")
    assert orders(agent_api, lost)["enquiry"] is False

    order = asked(agent_api, lost)
    assert orders(agent_api, lost)["enquiry"] is True

    agent_api.post(f"/work-orders/{order['id']}/withdraw", {"version": order["version"], "reason": "发错了"})
    assert orders(agent_api, lost)["enquiry"] is False


def test_P4i_the_buyer_is_told_that_the_courier_was_asked_only_after_it_was(agent_api, lost):
    tick = f"/cases/{lost.id}/steps/ask_refusal/tick"
    chosen = agent_api.post(
        f"/cases/{lost.id}/choose",
        {"version": read(agent_api, lost)["version"], "outcome": "refund_only", "looked": True},
    ).body
    assert [step["key"] for step in chosen["flow"]["steps"]][:2] == ["intercept", "ask_refusal"]

    early = agent_api.post(tick, {"version": chosen["version"], "looked": True})

    assert (early.status, early.code) == (409, "enquiry.none")
    assert read(agent_api, lost)["version"] == chosen["version"]
    asked(agent_api, lost)
    assert agent_api.post(tick, {"version": chosen["version"], "looked": True}).status == 200


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"question": " "}, "work_order.question"),
        ({"addressee": "finance"}, "work_order.addressee"),
        ({"hours": 0}, "request.invalid"),
        ({"hours": 721}, "work_order.due"),
        ({"with_address": True}, "work_order.address"),
        ({"kind": "reship_check", "addressee": "courier", "with_address": True}, "work_order.addressee"),
    ],
)
def test_X3_what_cannot_be_asked_is_refused_and_nothing_is_sent(agent_api, lost, given, code):
    answer = ask(agent_api, lost, **given)

    assert (answer.status, answer.code) == (422, code)
    assert orders(agent_api, lost)["items"] == []


def test_X3_nothing_is_asked_about_a_stale_or_finished_case(agent_api, lost, platform, now):
    body = {"version": 999, "kind": "other", "addressee": "finance", "question": "请核对"}
    stale = agent_api.post(f"/cases/{lost.id}/work-orders", body)
    assert (stale.status, stale.code) == (409, "case.stale")

    platform.state_request(now + timedelta(minutes=1), state="succeeded", state_text="退款成功")
    over = ask(agent_api, lost)
    assert (over.status, over.code) == (409, "case.done")


def test_T5_an_adopted_answer_becomes_a_fact_and_its_photos_become_evidence(agent_api, lost):
    order = asked(agent_api, lost)
    answered = reply(agent_api, order, files=[photo()]).body
    assert (answered["state"], answered["turns"][0]["choice"]["label"]) == ("answered", "已送达，有凭证")
    assert answered["proposal"] == {
        "fact": "evidence.delivery_proven",
        "text": "快递能证明送到买家本人或按要求投放吗？",
        "text_en": "Can the courier prove delivery to the buyer or as told?",
        "label": "是",
        "label_en": "yes",
    }
    assert read(agent_api, lost)["findings"]["answers"] == []

    case = accept(agent_api, lost, answered, adopt=True).body

    [kept] = case["findings"]["answers"]
    assert (kept["fact"], kept["value"]) == ("evidence.delivery_proven", True)
    assert kept["note"] == f"工单 {order['number']}：已送达，有凭证。前台代收，有底单"
    [shown] = case["findings"]["evidence"]
    assert (shown["whose"], shown["name"], shown["note"]) == ("courier", "签收底单.jpg", f"工单 {order['number']}")
    seen = agent_api.get(f"/cases/{lost.id}/evidence/{shown['id']}/file").body
    assert b"A phone" not in seen and b"Exif" not in seen
    [closed] = orders(agent_api, lost)["items"]
    assert (closed["state"], closed["adopted"]) == ("closed", True)


def test_T5_an_answer_may_be_taken_without_adopting_what_it_says(agent_api, lost):
    answered = reply(agent_api, asked(agent_api, lost)).body

    case = accept(agent_api, lost, answered, adopt=False).body

    assert case["findings"]["answers"] == []
    assert orders(agent_api, lost)["items"][0]["adopted"] is False


def test_T5_an_answer_that_settles_nothing_cannot_be_adopted(agent_api, lost):
    order = asked(agent_api, lost, kind="intercept")
    answered = reply(agent_api, order, choice="intercepted").body
    assert answered["proposal"] is None

    refused = accept(agent_api, lost, answered, adopt=True)

    assert (refused.status, refused.code) == (422, "work_order.no_fact")
    assert orders(agent_api, lost)["items"][0]["state"] == "answered"


def test_X3_an_answer_that_does_not_do_is_asked_again_with_a_new_clock(agent_api, lost):
    order = asked(agent_api, lost)
    answered = reply(agent_api, order, choice="not_proven").body

    again = agent_api.post(
        f"/work-orders/{order['id']}/again", {"version": answered["version"], "words": "请把底单拍清楚"}
    ).body

    assert (again["state"], again["due_at"] > order["due_at"], again["proposal"]) == ("reopened", True, None)
    assert [(turn["act"], turn["words"]) for turn in again["turns"]] == [
        ("answer", "前台代收，有底单"), ("again", "请把底单拍清楚"),
    ]  # fmt: skip
    told = [line["note"] for line in read(agent_api, lost)["timeline"]]
    assert "请把底单拍清楚" in told and "前台代收，有底单" in told


@pytest.mark.parametrize(
    ("kind", "given", "code"),
    [
        ("tracking_check", {"choice": ""}, "work_order.choice"),
        ("tracking_check", {"choice": "accepted"}, "work_order.choice"),
        ("other", {"choice": "", "words": " "}, "work_order.words"),
    ],
)
def test_X3_an_answer_that_says_nothing_is_refused(agent_api, lost, kind, given, code):
    order = asked(agent_api, lost, kind=kind)

    refused = reply(agent_api, order, **given)

    assert (refused.status, refused.code) == (422, code)
    assert orders(agent_api, lost)["items"][0]["version"] == order["version"]


def test_X3_whoever_is_second_is_told_and_changes_nothing(agent_api, supervisor_api, lost):
    order = asked(agent_api, lost)
    reply(supervisor_api, order)

    late = reply(agent_api, order, choice="lost")

    assert (late.status, late.code) == (409, "work_order.stale")
    assert orders(agent_api, lost)["items"][0]["turns"][-1]["choice"]["value"] == "delivered"
    fresh = orders(agent_api, lost)["items"][0]
    again = reply(agent_api, fresh)
    assert (again.status, again.code) == (409, "work_order.state")


def test_X3_the_same_click_twice_asks_once(agent_api, lost):
    body = {
        "version": read(agent_api, lost)["version"], "kind": "other", "addressee": "finance", "question": "请核对退款",
    }  # fmt: skip
    for _ in range(2):
        answer = agent_api.post(f"/cases/{lost.id}/work-orders", body, idempotency_key="click-0001")
        assert answer.status == 200

    assert len(orders(agent_api, lost)["items"]) == 1


def test_X3_a_reminder_is_counted_and_not_repeated_within_half_an_hour(agent_api, lost):
    order = asked(agent_api, lost)

    told = agent_api.post(f"/work-orders/{order['id']}/remind", {"version": order["version"]}).body

    assert told["order"]["reminders"] == 1
    assert told["message"].startswith(f"【果然鲜】工单 {order['number']} 查件还在等答复，时限 ")
    again = agent_api.post(f"/work-orders/{order['id']}/remind", {"version": told["order"]["version"]})
    assert (again.status, again.code) == (429, "work_order.reminded")
    assert orders(agent_api, lost)["items"][0]["reminders"] == 1


def test_X3_its_clock_warns_and_then_tells_the_case_once_that_nobody_answered(agent_api, lost, now):
    from heqi.clocks.actions import fire_clocks

    order = asked(agent_api, lost, hours=4)

    for hours in (3.5, 4.5, 5):
        fire_clocks(now + timedelta(hours=hours))
        settle(now + timedelta(hours=hours))

    lines = [line["text"] for line in read(agent_api, lost)["timeline"]]
    assert lines.count(f"工单 {order['number']}（快递 · 查件）过了时限还没有答复") == 1
    assert orders(agent_api, lost)["items"][0]["overdue"] is True


def test_X3_an_answered_work_order_has_no_clock_any_more(agent_api, lost, now):
    from heqi.clocks.actions import fire_clocks

    reply(agent_api, asked(agent_api, lost, hours=4))

    fire_clocks(now + timedelta(hours=5))
    settle(now + timedelta(hours=5))

    assert orders(agent_api, lost)["items"][0]["overdue"] is False


def test_X3_a_case_stays_open_while_a_work_order_is_and_settles_with_it(agent_api, lost, platform, now):
    order = asked(agent_api, lost)
    platform.state_request(now + timedelta(minutes=1), state="succeeded", state_text="退款成功")
    assert read(agent_api, lost)["stage"] not in ("settled", "closed")

    agent_api.post(f"/work-orders/{order['id']}/withdraw", {"version": order["version"], "reason": "已退款，不查了"})
    settle(now + timedelta(minutes=2))

    assert read(agent_api, lost)["stage"] == "settled"
    assert orders(agent_api, lost)["may_ask"] is False


def test_X3_a_photo_of_an_answer_is_shown_to_the_shop_only(agent_api, stranger_api, lost):
    order = asked(agent_api, lost)
    file = reply(agent_api, order, files=[photo()]).body["turns"][0]["files"][0]

    assert agent_api.get(f"/work-orders/{order['id']}/files/{file['id']}").status == 200
    assert stranger_api.get(f"/work-orders/{order['id']}/files/{file['id']}").status == 404
    assert agent_api.get(f"/work-orders/{order['id']}/files/{file['id'] + 1}").code == "file.none"
