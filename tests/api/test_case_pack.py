"""The evidence pack: everything the platform asks for, nothing that identifies anybody, and on record."""

import io
import zipfile

import pytest
import time_machine
from PIL import Image

from heqi.core.facts import Fact
from tests.support.story import ORDER_NO


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HEQI_HOME = tmp_path
    return tmp_path


@pytest.fixture
def proven(agent_api, damaged):
    """The buyer's photo and the warehouse's finding are on the case."""
    keep(agent_api, damaged, "破损=1.jpg", "red", "buyer", note="电话13800138000")
    return damaged


def read(api, case):
    return api.get(f"/cases/{case.id}").body


def keep(api, case, name, colour, whose, note=""):
    file = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(file, "JPEG")
    file.seek(0)
    file.name = name
    form = {"version": read(api, case)["version"], "whose": whose, "note": note}
    return api.post(f"/cases/{case.id}/evidence", form, files={"files": [file]}).body["findings"]["evidence"]


def ask(api, case, **asked):
    return api.post(f"/cases/{case.id}/pack", {"purpose": "intervention", "form": "pdf", **asked})


def text_of(pdf):
    """What a reader sees, page by page."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_P4j_the_pack_holds_facts_course_rules_and_evidence_with_hashes(agent_api, proven):
    [kept] = read(agent_api, proven)["findings"]["evidence"]
    version = read(agent_api, proven)["version"]
    agent_api.post(f"/cases/{proven.id}/contact", {"channel": "chat", "note": "已请买家拍照", "version": version})

    answer = ask(agent_api, proven)

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    told = text_of(answer.body)
    for words in ("平台介入举证材料", ORDER_NO, "果***友", "39.90", "签收", "已请买家拍照", kept["sha256"], "适用规则"):
        assert words in told, words
    assert "内部规范" not in told
    assert "13800138000" not in told and "138****8000" in told
    line = read(agent_api, proven)["timeline"][-1]
    assert (line["kind"], line["text"]) == ("case.pack_made", "导出举证材料（凭证 1 个）")


def test_P4j_the_zip_numbers_the_files_and_lists_their_hashes(agent_api, proven):
    kept = keep(agent_api, proven, "打包视频截图.jpg", "blue", "warehouse")

    answer = ask(agent_api, proven, form="zip")

    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        names = archive.namelist()
        listed = archive.read("凭证清单.csv").decode("utf-8-sig").splitlines()
        shown = Image.open(io.BytesIO(archive.read("凭证/02-仓库-打包视频截图.jpg")))
    assert names[2:] == ["凭证/01-买家-破损=1.jpg", "凭证/02-仓库-打包视频截图.jpg"]
    assert listed[0].startswith("编号,来自,文件")
    assert listed[2].endswith(kept[1]["sha256"])
    assert shown.size == (60, 40)


def test_P4j_the_same_case_gives_the_same_bytes(agent_api, proven, now):
    with time_machine.travel(now, tick=False):
        assert ask(agent_api, proven, form="zip").body == ask(agent_api, proven, form="zip").body


def test_P4j_only_what_was_chosen_goes_in(agent_api, proven):
    first, second = keep(agent_api, proven, "内部.jpg", "blue", "shop")
    told = text_of(ask(agent_api, proven, evidence=[first["id"]]).body)
    assert first["sha256"] in told and second["sha256"] not in told
    answer = ask(agent_api, proven, evidence=[first["id"], 987_654_321])
    assert (answer.status, answer.code) == (404, "evidence.gone")


def test_P4j_signs_are_facts_and_go_into_a_complaint_only(agent_api, platform, now):
    platform.state_order(now)
    case = platform.state_request(now, reason="未收到货", received=False)
    given = {"version": read(agent_api, case)["version"], "fact": "evidence.delivery_proven", "value": True}
    body = agent_api.post(f"/cases/{case.id}/answers", given).body

    assert [sign["key"] for sign in body["findings"]["signs"]] == ["delivered_but_denied"]
    words = "快递能证明已送达，买家称没有收到"
    assert words in text_of(ask(agent_api, case, purpose="complaint").body)
    assert words not in text_of(ask(agent_api, case).body)


def test_P4j_the_talk_about_the_order_is_in_it_with_contacts_masked(agent_api, damaged, shop, now):
    from heqi.inbox.actions.apply_batch import apply_batch

    talk = Fact("conversation", "t1", now, {"key": "t1", "buyer": "果***友", "order_no": ORDER_NO})
    said = {"key": "t1/1", "conversation": "t1", "sender": "buyer", "at": now, "text": "芒果烂了三个 打13900139000"}
    apply_batch(shop_id=shop.id, facts=[[talk, Fact("message", "t1/1", now, said)]], import_id=None, now=now)

    told = text_of(ask(agent_api, damaged).body)

    assert "芒果烂了三个" in told and "13900139000" not in told


def test_P4j_an_operator_reads_the_case_and_makes_no_pack(damaged, hire, shop, sign_in):
    operator = sign_in(hire("yunying", "小运", shop, "operator"))
    assert ask(operator, damaged).code == "role.cases"


def test_P4j_a_file_that_is_gone_from_the_disk_is_said_and_nothing_is_recorded(agent_api, proven, home):
    [kept] = read(agent_api, proven)["findings"]["evidence"]
    for path in (home / "evidence").rglob("*"):
        if path.is_file():
            path.unlink()
    assert ask(agent_api, proven).code == "evidence.lost"
    assert agent_api.get(f"/cases/{proven.id}/evidence/{kept['id']}/file").code == "evidence.lost"
    assert read(agent_api, proven)["timeline"][-1]["kind"] != "case.pack_made"
