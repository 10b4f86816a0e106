"""The link of a work order: it opens one order, for a week, for somebody without an account, and nothing else."""

import io
from datetime import timedelta

import pytest

from tests.api.test_work_orders import asked, facts_of_parcel, orders, photo, read
from tests.support.client import ApiClient


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HEQI_HOME = tmp_path


@pytest.fixture
def lost(platform, now):
    """A buyer says that nothing came; the note on the order holds a phone number."""
    platform.state_order(now, state="shipped", state_text="已发货", signed_at=None, note="放门卫，13800138000")
    platform._apply(now, *facts_of_parcel(now))
    return platform.state_request(now, reason="未收到货", received=False)


@pytest.fixture
def replaced(platform, now):
    """A buyer wants another box; the warehouse will need to know where to."""
    receiver = {"receiver": "张三丰", "phone": "13800138000", "address": "浙江省杭州市西湖区文三路 90 号"}
    platform.state_order(now, **receiver)
    return platform.state_request(now, demand="reship", type="补寄", reason="少件/漏发")


@pytest.fixture
def courier():
    """老周 of the courier, with a phone and no account."""
    return ApiClient()


def link_of(api, order):
    answer = api.post(f"/work-orders/{order['id']}/link", {"version": order["version"]})
    assert answer.status == 200, answer
    return answer.body


def look(api, token):
    return api.post("/w/look", {"token": token})


def reply(api, token, version, *files, **given):
    said = {"token": token, "version": version, "choice": "delivered", "words": "放在前台", "signed": "老周", **given}
    return api.post("/w/answer", said, files={"files": list(files)})


def test_X3_the_link_shows_the_question_and_the_goods_and_nothing_of_the_buyer(agent_api, courier, lost):
    made = link_of(agent_api, asked(agent_api, lost, question="请查 YT1234567890123，买家电话 13800138000"))

    page = look(courier, made["token"]).body

    assert (page["shop"], page["title"], page["state"]) == ("果然鲜", "查件", "open")
    assert page["question"] == "请查 YT1234567890123，买家电话 138****8000"
    assert {line["name"]: line["value"] for line in page["about"]} == {
        "order_no": lost.order_no,
        "carrier": "圆通快递",
        "tracking_no": "YT1234567890123",
        "goods": "海南贵妃芒 5斤装",
        "sku": "大果",
        "quantity": "1",
    }
    assert [choice["value"] for choice in page["choices"]] == ["delivered", "not_proven", "lost", "moving", "unknown"]
    assert "13800138000" not in str(page) and "果***友" not in str(page)


def test_X3_the_address_goes_to_the_warehouse_that_re_ships_and_that_is_on_record(agent_api, courier, replaced):
    form = {"kind": "reship_check", "addressee": "warehouse", "question": "请核对后补发"}
    without = link_of(agent_api, asked(agent_api, replaced, **form))
    with_it = link_of(agent_api, asked(agent_api, replaced, **form, with_address=True))

    assert "西湖区" not in str(look(courier, without["token"]).body)
    shown = {line["name"]: line["value"] for line in look(courier, with_it["token"]).body["about"]}
    assert (shown["receiver"], shown["phone"], shown["address"]) == (
        "张三丰", "13800138000", "浙江省杭州市西湖区文三路 90 号",
    )  # fmt: skip
    assert any(line["text"].endswith("补发核对），附收货地址") for line in read(agent_api, replaced)["timeline"])


def test_X3_the_message_to_paste_says_who_asks_what_until_when(agent_api, lost):
    order = asked(agent_api, lost, question="请查 YT1234567890123 到哪了")

    message = link_of(agent_api, order)["message"]

    first, question, until, link = message.split("\n")
    assert (first, question, link) == (
        f"【果然鲜】工单 {order['number']} 查件",
        "请查 YT1234567890123 到哪了",
        "{link}",
    )
    assert until.startswith("请在 ") and until.endswith(" 前点开链接答复（不用登录）：")


def test_T5_an_answer_by_link_with_a_photo_stands_on_the_case(agent_api, courier, lost):
    made = link_of(agent_api, asked(agent_api, lost))

    answer = reply(courier, made["token"], made["order"]["version"], photo())

    assert (answer.status, answer.body["state"]) == (200, "answered")
    assert [(each["act"], each["files"]) for each in answer.body["turns"]] == [("answer", 1)]
    [turn] = orders(agent_api, lost)["items"][0]["turns"]
    assert (turn["by"], turn["signed"], turn["words"], turn["files"][0]["name"]) == (
        None, "老周", "放在前台", "签收底单.jpg",
    )  # fmt: skip
    lines = [line["text"] for line in read(agent_api, lost)["timeline"]]
    assert f"{made['order']['number']}（快递 · 查件）有了答复：已送达，有凭证（链接答复）" in lines[-1]


def test_X3_the_second_click_on_send_changes_nothing_and_is_told(agent_api, courier, lost):
    made = link_of(agent_api, asked(agent_api, lost))
    reply(courier, made["token"], made["order"]["version"])

    again = reply(courier, made["token"], made["order"]["version"], words="改一下")

    assert (again.status, again.code) == (409, "work_order.state")
    assert again.body["message"] == "这张工单已经答复。"
    assert [turn["words"] for turn in orders(agent_api, lost)["items"][0]["turns"]] == ["放在前台"]


def test_X3_the_link_opens_again_when_something_is_asked_again(agent_api, courier, lost):
    made = link_of(agent_api, asked(agent_api, lost))
    reply(courier, made["token"], made["order"]["version"])
    order = orders(agent_api, lost)["items"][0]
    agent_api.post(f"/work-orders/{order['id']}/again", {"version": order["version"], "words": "请拍清楚底单"})

    page = look(courier, made["token"]).body

    assert (page["state"], page["turns"][-1]["words"]) == ("reopened", "请拍清楚底单")
    assert reply(courier, made["token"], page["version"], words="重拍了").status == 200


def test_X3_a_wrong_link_says_so_and_a_changed_one_is_wrong(agent_api, courier, lost):
    token = link_of(agent_api, asked(agent_api, lost))["token"]
    other = link_of(agent_api, asked(agent_api, lost))["token"]
    number, secret, signature = token.split(".")
    for wrong in ("", "forged", token[:-1], f"{other.split('.')[0]}.{secret}.{signature}", token + "x", "一" * 100):
        answer = look(courier, wrong)
        assert (answer.status, answer.code) == (404, "link.wrong")
    assert look(courier, token).body["number"] != look(courier, other).body["number"]
    assert number


def test_X3_a_link_that_was_signed_by_us_still_needs_its_secret(agent_api, courier, lost):
    from heqi.workorders.tokens import read_token, write_token

    link_id, secret = read_token(link_of(agent_api, asked(agent_api, lost))["token"])

    answer = look(courier, write_token(link_id, secret + "x"))

    assert (answer.status, answer.code) == (404, "link.wrong")


def test_X3_only_a_hash_of_the_secret_is_kept(agent_api, lost):
    from heqi.workorders.access import find_link
    from heqi.workorders.tokens import read_token

    link_id, secret = read_token(link_of(agent_api, asked(agent_api, lost))["token"])

    link = find_link(link_id)
    assert secret not in str({field.name: getattr(link, field.attname) for field in link._meta.concrete_fields})


def test_X3_no_answer_that_tells_the_secret_is_kept_for_a_second_click(agent_api, lost):
    from heqi.web.models import KeptAnswer

    order = asked(agent_api, lost)
    call = f"/work-orders/{order['id']}/link", {"version": order["version"]}

    first, second = (agent_api.post(*call, idempotency_key="click-0002") for _ in range(2))

    assert (first.status, second.code) == (200, "work_order.stale")
    assert not KeptAnswer.objects.filter(key="click-0002").exists()


def test_X3_a_new_link_ends_the_old_one_and_each_can_be_taken_back(agent_api, courier, lost):
    old = link_of(agent_api, asked(agent_api, lost))
    new = link_of(agent_api, old["order"])
    assert look(courier, old["token"]).code == "link.revoked"
    assert look(courier, new["token"]).status == 200

    back = agent_api.post(f"/work-orders/{new['order']['id']}/link/revoke", {"version": new["order"]["version"]})

    assert back.body["link"] is None
    told = look(courier, new["token"])
    assert (told.status, told.code) == (410, "link.revoked")
    assert reply(courier, new["token"], back.body["version"]).code == "link.revoked"


def test_X3_after_a_week_the_link_has_expired_and_takes_no_answer(agent_api, courier, lost, now, monkeypatch):
    made = link_of(agent_api, asked(agent_api, lost))
    monkeypatch.setattr("heqi.web.api.work_link.timezone.now", lambda: now + timedelta(days=7, minutes=1))

    for told in (look(courier, made["token"]), reply(courier, made["token"], made["order"]["version"])):
        assert (told.status, told.code) == (410, "link.expired")
    monkeypatch.undo()
    assert orders(agent_api, lost)["items"][0]["state"] == "open"


def test_X3_a_finished_work_order_is_closed_to_its_link(agent_api, courier, lost):
    made = link_of(agent_api, asked(agent_api, lost))
    path = f"/work-orders/{made['order']['id']}"
    agent_api.post(f"{path}/withdraw", {"version": made["order"]["version"], "reason": "找到了"})

    told = look(courier, made["token"])

    assert (told.status, told.code) == (410, "link.closed")
    assert agent_api.post(f"{path}/link", {"version": made["order"]["version"] + 1}).code == "work_order.ended"


def test_X3_the_first_look_is_on_record_once(agent_api, courier, lost):
    made = link_of(agent_api, asked(agent_api, lost))
    assert orders(agent_api, lost)["items"][0]["link"]["opened_at"] is None

    look(courier, made["token"])
    look(courier, made["token"])

    lines = [line["kind"] for line in read(agent_api, lost)["timeline"]]
    assert lines.count("work_order.link_opened") == 1
    assert orders(agent_api, lost)["items"][0]["link"]["opened_at"] is not None


def test_X3_a_link_opens_no_other_thing_of_the_shop(agent_api, courier, lost):
    made = link_of(agent_api, asked(agent_api, lost))
    look(courier, made["token"])

    assert courier.get(f"/cases/{lost.id}").status == 401
    assert courier.get("/work-orders").status == 401
    assert courier.post(f"/work-orders/{made['order']['id']}/withdraw", {"version": 1, "reason": "不"}).status == 401


def test_X3_another_site_cannot_answer_for_whoever_holds_the_link(agent_api, lost):
    from django.test import Client

    made = link_of(agent_api, asked(agent_api, lost))
    body = {"token": made["token"], "version": made["order"]["version"], "choice": "lost"}

    told = Client(enforce_csrf_checks=True).post("/api/w/answer", body)

    assert told.status_code == 403
    assert orders(agent_api, lost)["items"][0]["state"] == "open"


def test_X3_guessing_is_slowed_down_and_a_right_link_opens_all_the_same(agent_api, courier, lost):
    made = link_of(agent_api, asked(agent_api, lost))

    answers = [look(courier, "forged") for _ in range(21)]

    assert [answer.code for answer in answers[:20]] == ["link.wrong"] * 20
    assert (answers[20].status, answers[20].code) == (429, "link.busy")
    assert look(courier, made["token"]).status == 200


def test_X3_one_link_cannot_be_opened_without_end(agent_api, courier, lost):
    made = link_of(agent_api, asked(agent_api, lost))

    answers = [look(courier, made["token"]) for _ in range(61)]

    assert {answer.status for answer in answers[:60]} == {200}
    assert (answers[60].status, answers[60].code) == (429, "link.busy")


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [(b"<script>alert(1)</script>", "底单.jpg", "evidence.type"), (b"", "底单.jpg", "evidence.empty")],
)
def test_X3_what_is_no_photo_is_refused_and_nothing_is_answered(agent_api, courier, lost, content, name, code):
    made = link_of(agent_api, asked(agent_api, lost))
    file = io.BytesIO(content)
    file.name = name

    told = reply(courier, made["token"], made["order"]["version"], file)

    assert (told.status, told.code) == (422, code)
    assert orders(agent_api, lost)["items"][0]["state"] == "open"


def test_X3_no_file_is_kept_of_an_answer_that_is_refused(agent_api, courier, lost, tmp_path):
    made = link_of(agent_api, asked(agent_api, lost))

    told = reply(courier, made["token"], made["order"]["version"], photo(), choice="")

    assert (told.status, told.code) == (422, "work_order.choice")
    assert not list(tmp_path.rglob("*.*")) and not (tmp_path / "evidence").exists()


def test_X3_a_form_without_log_in_is_turned_away_by_its_length_before_it_is_read(courier):
    from heqi.web.limits import OPEN_LIMIT

    told = courier._client.post(
        "/api/w/answer",
        b"x",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(OPEN_LIMIT * 2),
    )

    assert (told.status_code, told.json()["detail"]) == (413, {"limit_mb": 60})


def test_X3_ten_files_at_once_are_too_many(agent_api, courier, lost):
    made = link_of(agent_api, asked(agent_api, lost))

    told = reply(courier, made["token"], made["order"]["version"], *(photo() for _ in range(10)))

    assert (told.status, told.code) == (422, "work_order.files")
