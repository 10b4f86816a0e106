"""Invoices that buyers ask for (M2): heard, completed, written, brought back by finance, never refused."""

import io
from datetime import timedelta

import pytest
from openpyxl import Workbook, load_workbook

from heqi.core.facts import Fact
from tests.support.story import ORDER_NO

TAX_NO = "91350100M000100Y43"
COMPANY = {"personal": False, "title": "云上果业有限公司", "tax_no": TAX_NO}
DIGITAL = "24332000000012345678"


@pytest.fixture(autouse=True)
def ordered(platform, now):
    platform.state_order(now - timedelta(minutes=5))


@pytest.fixture
def ask(agent_api, shop):
    return lambda **said: agent_api.post("/invoices", {"shop_id": shop.id, "order_no": ORDER_NO, **said})


@pytest.fixture
def read(agent_api, shop):
    return lambda: agent_api.get("/invoices/of-order", shop=shop.id, order_no=ORDER_NO).body


def step(api, pane, verb, **said):
    held = pane["invoice"]
    return api.post(f"/invoices/{held['id']}/{verb}", {"version": held["version"], **said})


def test_M2_an_invoice_goes_from_the_first_word_to_the_buyer(ask, agent_api):
    asked = ask().body
    assert (asked["invoice"]["state"], asked["invoice"]["missing"]) == (
        "collecting", ["title_kind", "title", "tax_no"],
    )  # fmt: skip
    held = asked["invoice"]
    ready = agent_api.send("PUT", f"/invoices/{held['id']}", {"version": held["version"], **COMPANY}).body
    assert (ready["invoice"]["state"], ready["invoice"]["missing"]) == ("ready", [])
    issued = step(agent_api, ready, "issue", invoice_no=DIGITAL).body
    assert (issued["invoice"]["state"], issued["invoice"]["invoice_no"]) == ("issued", DIGITAL)
    assert step(agent_api, issued, "send").body["invoice"]["state"] == "sent"


def test_M2_a_wrong_tax_number_keeps_it_from_being_ready(ask):
    told = ask(**{**COMPANY, "tax_no": TAX_NO[:-1] + "0"}).body["invoice"]
    assert (told["state"], told["missing"]) == ("collecting", ["tax_no_wrong"])


def test_M2_a_person_needs_no_tax_number_and_is_masked(ask, agent_api):
    told = ask(personal=True, title="李四", email="lisi@guo.example.cn").body
    held = told["invoice"]
    assert (held["state"], held["details"]["title"], held["details"]["email"]) == (
        "ready", "李*", "l***@guo.example.cn",
    )  # fmt: skip
    path = f"/invoices/{held['id']}/reveal"
    assert agent_api.post(path, {"field": "title", "reason": " "}).code == "reveal.no_reason"
    assert agent_api.post(path, {"field": "title", "reason": "开票"}).body["value"] == "李四"
    same = {**held["details"], "version": held["version"]}
    agent_api.send("PUT", f"/invoices/{held['id']}", same)
    assert agent_api.post(path, {"field": "title", "reason": "核对"}).body["value"] == "李四"


def test_M2_one_order_has_one_invoice_and_a_stale_change_is_told(ask, agent_api):
    first = ask(**COMPANY).body
    again = ask(**COMPANY)
    assert (again.status, again.code, again.body["detail"]) == (
        409,
        "invoice.exists",
        {"invoice": first["invoice"]["id"]},
    )
    step(agent_api, first, "issue", invoice_no="12345678")
    late = step(agent_api, first, "issue", invoice_no="12345679")
    assert (late.status, late.code) == (409, "invoice.stale")


@pytest.mark.parametrize("number", ["1234567", "ABCDEFGH", "1" * 19, ""])
def test_M2_a_number_that_is_none_is_refused(ask, agent_api, number):
    assert step(agent_api, ask(**COMPANY).body, "issue", invoice_no=number).status == 422


def test_M2_there_is_no_way_to_refuse_one_and_the_buyers_own_no_needs_its_words(ask, agent_api, read):
    held = ask(**COMPANY).body
    assert "refuse" not in {route.rsplit("/", 1)[-1] for route in _routes()}
    assert step(agent_api, held, "withdraw", reason=" ").code == "invoice.reason"
    assert step(agent_api, held, "withdraw", reason="买家说报销不了，不要了").body["invoice"]["state"] == "withdrawn"
    again = read()["invoice"]
    back = agent_api.send("PUT", f"/invoices/{again['id']}", {"version": again["version"], **COMPANY}).body
    assert back["invoice"]["state"] == "ready"


def _routes():
    from heqi.web.api import api

    return [path for path in api.get_openapi_schema()["paths"] if "/invoices" in path]


def test_M2_a_wrong_invoice_is_taken_back_and_written_anew(ask, agent_api):
    issued = step(agent_api, ask(**COMPANY).body, "issue", invoice_no=DIGITAL).body
    held = issued["invoice"]
    edit = agent_api.send("PUT", f"/invoices/{held['id']}", {"version": held["version"], **COMPANY})
    assert edit.code == "invoice.written"
    back = step(agent_api, issued, "take-back").body["invoice"]
    assert (back["state"], back["invoice_no"], back["issued_on"]) == ("ready", "", None)


def test_M2_what_may_be_charged_stands_beside_it_with_its_confidence(ask):
    told = ask(kind="special", **COMPANY).body
    assert [(each["rule"], each["confidence"]) for each in told["charges"]] == [
        ("pdd.invoice-special", "secondary"),
    ]  # fmt: skip


def test_M2_words_are_read_for_the_form_and_nothing_is_kept(agent_api, shop, read):
    from heqi.web.models import KeptAnswer

    said = {"shop_id": shop.id, "order_no": ORDER_NO, "text": f"开票 抬头：云上果业有限公司 税号：{TAX_NO}"}
    told = agent_api.post("/invoices/read", said, idempotency_key="words-0001").body
    assert (told["details"]["title"], told["details"]["tax_no"], told["missing"]) == ("云上果业有限公司", TAX_NO, [])
    assert (read()["invoice"], KeptAnswer.objects.count()) == (None, 0)


@pytest.fixture
def say(shop, now):
    """`say(text)`: the buyer of the order writes, and the desk hears it."""
    from heqi.core.reception.incoming import Incoming
    from heqi.journal.queue import run_pending
    from heqi.reception.actions.take_in import take_in_messages

    count = iter(range(100))

    def say(text, order_no=ORDER_NO):
        number = next(count)
        message = Incoming(
            key=f"m{number}", conversation="c1", sender="buyer", at=now + timedelta(seconds=number), text=text,
            buyer="果***友", order_no=order_no,
        )  # fmt: skip
        take_in_messages(shop.id, [message], at=now + timedelta(seconds=number))
        while run_pending(now=now + timedelta(seconds=number)):
            pass

    return say


def test_M2_a_buyers_turns_become_an_invoice_and_fill_it(say, read):
    say("能开发票吗")
    first = read()["invoice"]
    assert (first["state"], first["source"]) == ("asked", "talk")
    say("抬头：云上果业有限公司")
    say(f"税号 {TAX_NO}")
    last = read()["invoice"]
    assert (last["id"], last["state"], last["details"]["title"]) == (first["id"], "ready", "云上果业有限公司")


@pytest.mark.parametrize("text", ["什么时候发货", "不用开发票", "你们公司在哪里"])
def test_M2_other_talk_makes_none(say, read, text):
    say(text)
    assert read()["invoice"] is None


def test_M2_a_talk_about_no_order_makes_none(say, read):
    say("能开发票吗", order_no="")
    assert read()["invoice"] is None


def test_M2_what_is_written_is_not_changed_by_later_talk(say, ask, agent_api, read):
    step(agent_api, ask(**COMPANY).body, "issue", invoice_no=DIGITAL)
    say("抬头：别的有限公司")
    assert read()["invoice"]["details"]["title"] == "云上果业有限公司"


def state(shop, now, **said):
    from heqi.inbox.actions.apply_batch import apply_batch
    from heqi.journal.queue import run_pending

    apply_batch(shop_id=shop.id, facts=[[Fact("invoice", ORDER_NO, now, said)]], import_id=None, now=now)
    while run_pending(now=now):
        pass


def test_M2_the_platforms_applications_refusals_and_numbers_are_followed(shop, now, read, agent_api):
    state(shop, now, state="asked", kind="special", for_company=True, amount_fen=39_90)
    asked = read()["invoice"]
    assert (asked["source"], asked["state"], asked["details"]["kind"]) == ("platform", "asked", "special")
    state(shop, now + timedelta(minutes=1), state="refused", reason="抬头有误")
    refused = read()["invoice"]
    assert (refused["state"], refused["note"]) == ("refused", "抬头有误")
    assert refused["id"] in [each["id"] for each in agent_api.get("/invoices", shop=shop.id).body["items"]]
    state(shop, now + timedelta(minutes=2), state="issued", invoice_no=DIGITAL, issued_at=now)
    issued = read()["invoice"]
    assert (issued["state"], issued["invoice_no"]) == ("issued", DIGITAL)
    state(shop, now + timedelta(minutes=3), state="taken_back")
    assert (read()["invoice"]["state"], read()["invoice"]["invoice_no"]) == ("collecting", "")


def test_M2_the_list_for_finance_is_whole_guarded_and_on_record(ask, supervisor_api, agent_api, shop):
    from heqi.journal.access import entries_in

    ask(personal=True, title="=HYPERLINK(1)", email="lisi@guo.example.cn")
    assert agent_api.post("/invoices/export", {"shop": shop.id}).code == "role.supervisor"
    file = supervisor_api.post("/invoices/export", {"shop": shop.id, "form": "csv"}).body.decode("utf-8-sig")
    assert file.splitlines()[1].split(",")[:6] == ["果然鲜", ORDER_NO, "普通发票", "电子", "个人", "'=HYPERLINK(1)"]
    assert "lisi@guo.example.cn" in file
    book = load_workbook(io.BytesIO(supervisor_api.post("/invoices/export", {"shop": shop.id}).body))
    assert (book.active["F2"].value, book.active["F2"].data_type) == ("'=HYPERLINK(1)", "s")
    assert [each.data["rows"] for each in entries_in([shop.id]).filter(kind="invoice.exported")] == [1, 1]


def as_file(content, name="号码.csv"):
    file = io.BytesIO(content)
    file.name = name
    return {"files": [file]}


def test_M2_numbers_come_back_in_a_file_each_row_with_its_fate(ask, agent_api, shop, read):
    ask(**COMPANY)
    told = [f"{ORDER_NO},{DIGITAL},2026/5/6", f"{ORDER_NO},{DIGITAL},", f"{ORDER_NO},12345678,", "260525-000,12345678,"]
    lines = ["订单号,发票号码,开票日期", *told, f"{ORDER_NO},abc,", "260525-001,,"]
    sent = agent_api.post("/invoices/issued", {"shop_id": shop.id}, files=as_file("\n".join(lines).encode("gb18030")))
    assert [(each["row"], each["outcome"]) for each in sent.body] == [
        (2, "issued"), (3, "same"), (4, "bad"), (5, "bad"), (6, "bad"),
    ]  # fmt: skip
    assert DIGITAL in sent.body[2]["why"]
    assert (read()["invoice"]["state"], read()["invoice"]["issued_on"]) == ("issued", "2026-05-06")


def test_M2_the_exported_list_filled_in_is_taken_back_and_a_number_that_excel_cut_is_not(
    ask, supervisor_api, shop, read
):
    ask(**COMPANY)
    book = load_workbook(io.BytesIO(supervisor_api.post("/invoices/export", {"shop": shop.id}).body))
    book.active["N2"] = int(DIGITAL)
    out = io.BytesIO()
    book.save(out)
    cut = supervisor_api.post("/invoices/issued", {"shop_id": shop.id}, files=as_file(out.getvalue(), "表.xlsx")).body
    assert (cut[0]["outcome"], read()["invoice"]["state"]) == ("bad", "ready")
    book.active["N2"] = DIGITAL
    out = io.BytesIO()
    book.save(out)
    sent = supervisor_api.post("/invoices/issued", {"shop_id": shop.id}, files=as_file(out.getvalue(), "表.xlsx")).body
    assert (sent[0]["outcome"], read()["invoice"]["invoice_no"]) == ("issued", DIGITAL)


def test_M2_a_file_without_its_columns_says_which_it_needs(agent_api, shop):
    book = Workbook()
    book.active.append(["单号", "号码"])
    out = io.BytesIO()
    book.save(out)
    sent = agent_api.post("/invoices/issued", {"shop_id": shop.id}, files=as_file(out.getvalue(), "表.xlsx"))
    assert (sent.status, sent.code) == (422, "invoice.columns")
