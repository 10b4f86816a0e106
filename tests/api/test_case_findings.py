"""What the desk finds out: questions asked in order, answers that count, photos without hidden data."""

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
def broken(platform, now):
    """A buyer wants another one over its quality and has shown nothing yet."""
    platform.state_order(now)
    return platform.state_request(now, demand="exchange", type="换货", reason="质量问题", requested_fen=0)


def photo(*, size=(40, 20), colour="red", exif=None, name="破损.jpg", form="JPEG"):
    file = io.BytesIO()
    extra = {} if exif is None else {"exif": exif}
    Image.new("RGB", size, colour).save(file, form, **extra)
    file.seek(0)
    file.name = name
    return file


def phone_exif():
    """A photo taken sideways, with place and device."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A phone"
    exif.get_ifd(0x8825)[2] = (31.0, 12.0, 0.0)
    return exif


def read(api, case):
    return api.get(f"/cases/{case.id}").body


def send(api, case, *files, whose="buyer", version=None, note=""):
    version = read(api, case)["version"] if version is None else version
    form = {"version": version, "whose": whose, "note": note}
    return api.post(f"/cases/{case.id}/evidence", form, files={"files": list(files)})


def questions(body):
    return {each["fact"]: each for each in body["findings"]["questions"]}


def test_H4_triage_asks_what_decides_and_says_where_each_answer_leads(agent_api, broken):
    body = read(agent_api, broken)

    assert body["recommended"] is None
    asked = questions(body)["evidence.buyer_photos"]
    assert (asked["whom"], asked["decisive"]) == ("buyer", True)
    assert "拍" in asked["script"] and asked["proof"] == "问题处与外包装照片"
    assert [(way["value"], way["recommended"], way["owed"]) for way in asked["answers"]] == [
        (1, "exchange", ["return_refund", "exchange"]),
        (0, None, []),
    ]


def test_T5_an_answer_becomes_a_fact_and_the_case_is_decided_anew(agent_api, broken):
    version = read(agent_api, broken)["version"]
    given = {"version": version, "fact": "evidence.fault_proven", "value": True, "note": "仓库确认是压坏的"}

    after = agent_api.post(f"/cases/{broken.id}/answers", given).body

    assert (after["version"], after["recommended"]) == (version + 1, "exchange")
    kept = after["findings"]["answers"]
    assert [(each["fact"], each["label"], each["note"], each["by"]["name"]) for each in kept] == [
        ("evidence.fault_proven", "查清了，是我们的责任", "仓库确认是压坏的", "小林")
    ]
    assert "evidence.fault_proven" not in questions(after)
    told = next(line for line in after["timeline"] if line["kind"] == "case.answered")
    assert told["text"] == "查明：查清楚了吗，责任在我们吗？查清了，是我们的责任"
    assert told["note"] == "仓库确认是压坏的"


def test_T5_an_answer_can_be_changed_and_taken_back_and_the_question_is_open_again(agent_api, broken):
    body = read(agent_api, broken)
    say = {"fact": "evidence.fault_proven", "value": True}
    body = agent_api.post(f"/cases/{broken.id}/answers", {**say, "version": body["version"]}).body
    body = agent_api.post(f"/cases/{broken.id}/answers", {**say, "value": False, "version": body["version"]}).body
    assert [each["value"] for each in body["findings"]["answers"]] == [False]

    back = {"fact": "evidence.fault_proven", "reason": "看错了单", "version": body["version"]}
    body = agent_api.post(f"/cases/{broken.id}/answers/withdraw", back).body

    assert body["findings"]["answers"] == []
    assert "evidence.fault_proven" in questions(body)
    assert body["timeline"][-1]["note"] == "看错了单"
    again = agent_api.post(f"/cases/{broken.id}/answers/withdraw", {**back, "version": body["version"]})
    assert (again.status, again.code) == (404, "answer.none")


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("order.paid_fen", 1, "answer.unknown"),
        ("demand", "refund_only", "answer.unknown"),
        ("evidence.fault_proven", "maybe", "facts.invalid"),
        ("evidence.buyer_photos", -1, "facts.invalid"),
    ],
)
def test_T5_what_is_no_answer_is_refused_and_changes_nothing(agent_api, broken, fact, value, code):
    before = read(agent_api, broken)

    answer = agent_api.post(f"/cases/{broken.id}/answers", {"version": before["version"], "fact": fact, "value": value})

    assert (answer.status, answer.code) == (422, code)
    after = read(agent_api, broken)
    assert (after["version"], after["findings"]) == (before["version"], before["findings"])


def test_T5_what_the_platform_says_later_wins_over_what_the_desk_wrote_down(agent_api, platform, now):
    platform.state_order(now, state="shipped", state_text="已发货", signed_at=None)
    case = platform.state_request(now, reason="少件/漏发", received=None)
    body = read(agent_api, case)
    given = {"version": body["version"], "fact": "after_sale.received", "value": False}
    agent_api.post(f"/cases/{case.id}/answers", given)

    platform.state_request(now + timedelta(minutes=5), reason="少件/漏发", received=True)

    case.refresh_from_db()
    assert case.recorded == {"after_sale.received": False}
    from heqi.cases.judge import judge_case

    assert judge_case(case, now=now).facts.after_sale.received is True


def test_T5_a_buyers_photo_decides_and_shows_neither_place_nor_device(agent_api, broken, home):
    answer = send(agent_api, broken, photo(exif=phone_exif()), note="买家发来")

    body = answer.body
    assert (answer.status, body["recommended"]) == (200, "exchange")
    [kept] = body["findings"]["evidence"]
    assert (kept["whose"], kept["kind"], kept["media_type"], kept["name"]) == (
        "buyer", "photo", "image/jpeg", "破损.jpg",
    )  # fmt: skip
    assert (kept["width"], kept["height"], kept["note"]) == (20, 40, "买家发来")
    seen = agent_api.get(f"/cases/{broken.id}/evidence/{kept['id']}/file")
    assert seen.status == 200
    assert seen.headers["Content-Type"] == "image/jpeg"
    assert seen.headers["Content-Disposition"].startswith("inline")
    assert "sandbox" in seen.headers["Content-Security-Policy"]
    shown = Image.open(io.BytesIO(seen.body))
    assert (shown.size, dict(shown.getexif())) == ((20, 40), {})
    original = Image.open(home / "evidence" / kept["sha256"][:2] / kept["sha256"])
    assert original.getexif()[0x010F] == "A phone"


def test_T5_the_same_photo_twice_is_kept_once(agent_api, broken):
    send(agent_api, broken, photo())
    body = send(agent_api, broken, photo(name="again.jpg"), photo(colour="blue")).body

    assert [each["name"] for each in body["findings"]["evidence"]] == ["破损.jpg", "破损.jpg"]
    assert body["timeline"][-1]["text"] == "留存买家凭证 1 个"


def test_T5_a_removed_photo_no_longer_decides_but_is_kept_on_the_disk(agent_api, broken, home):
    [kept] = send(agent_api, broken, photo()).body["findings"]["evidence"]
    version = read(agent_api, broken)["version"]

    body = agent_api.post(
        f"/cases/{broken.id}/evidence/{kept['id']}/remove", {"version": version, "reason": "传错了售后"}
    ).body

    assert (body["findings"]["evidence"], body["recommended"]) == ([], None)
    assert agent_api.get(f"/cases/{broken.id}/evidence/{kept['id']}/file").code == "evidence.gone"
    assert (home / "evidence" / kept["sha256"][:2] / kept["sha256"]).exists()


def test_T5_the_shops_own_photo_is_no_photo_of_the_buyers(agent_api, broken):
    body = send(agent_api, broken, photo(), whose="warehouse").body
    assert body["recommended"] is None
    assert "evidence.buyer_photos" in questions(body)


def pdf(name="检测报告.pdf"):
    file = io.BytesIO(b"%PDF-1.7\n%%EOF")
    file.name = name
    return file


def test_T5_a_report_is_saved_and_never_opened_in_our_pages(agent_api, broken):
    [kept] = send(agent_api, broken, pdf()).body["findings"]["evidence"]
    seen = agent_api.get(f"/cases/{broken.id}/evidence/{kept['id']}/file")
    assert (kept["kind"], seen.headers["Content-Type"]) == ("file", "application/pdf")
    assert seen.headers["Content-Disposition"].startswith("attachment")


def other(content, name):
    file = io.BytesIO(content)
    file.name = name
    return file


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: other(b"<script>alert(1)</script>", "photo.jpg"), "evidence.type"),
        (lambda: other(b"MZ\x90\x00", "report.pdf"), "evidence.type"),
        (lambda: other(b"", "empty.png"), "evidence.empty"),
        (lambda: other(photo(size=(400, 400)).getvalue()[:700], "half.jpg"), "evidence.broken"),
        (lambda: photo(size=(20_000, 4_001), form="PNG"), "evidence.too_large_picture"),
    ],
    ids=["script", "program", "empty", "cut in half", "bomb"],
)
def test_T5_what_is_no_evidence_is_refused_and_nothing_of_the_upload_is_kept(agent_api, broken, make, code):
    version = read(agent_api, broken)["version"]
    answer = send(agent_api, broken, photo(), make())
    assert (answer.status, answer.code) == (422, code)
    after = read(agent_api, broken)
    assert (after["version"], after["findings"]["evidence"]) == (version, [])


def test_T5_of_two_who_add_at_once_the_slower_is_told(agent_api, broken):
    version = read(agent_api, broken)["version"]
    assert send(agent_api, broken, photo(), version=version).status == 200
    answer = send(agent_api, broken, photo(colour="blue"), version=version)
    assert (answer.status, answer.code) == (409, "case.stale")


def test_P2_an_operator_sees_the_photos_and_adds_none(agent_api, broken, hire, shop, sign_in):
    [kept] = send(agent_api, broken, photo()).body["findings"]["evidence"]
    operator = sign_in(hire("yunying", "小运", shop, "operator"))

    assert operator.get(f"/cases/{broken.id}/evidence/{kept['id']}/file").status == 200
    assert send(operator, broken, photo(colour="blue")).code == "role.cases"


def test_T5_a_case_opened_by_chat_is_asked_about_its_cause_first(agent_api, platform, now, shop):
    platform.state_order(now)
    row = agent_api.post("/cases", {"shop_id": shop.id, "order_no": ORDER_NO, "demand": "return_refund"}).body
    body = agent_api.get(f"/cases/{row['id']}").body
    assert next(iter(questions(body))) == "after_sale.family"

    given = {"version": body["version"], "fact": "after_sale.family", "value": "wrong_item"}
    body = agent_api.post(f"/cases/{row['id']}/answers", given).body

    assert body["decision"]["options"][3]["standing"] in ("owed", "offerable")
    assert "after_sale.family" not in questions(body)


def test_P5_the_root_cause_is_asked_when_the_case_is_over_and_proposed_from_the_evidence(agent_api, platform, now):
    platform.state_order(now)
    case = platform.state_request(now, reason="少件/漏发")
    body = read(agent_api, case)
    assert (body["cause"]["asked"], body["cause"]["proposed"], body["cause"]["why"]) == (
        False,
        "shipping",
        "少件或发错",
    )

    platform.state_request(now + timedelta(minutes=1), state="succeeded", state_text="退款成功", reason="少件/漏发")
    body = read(agent_api, case)
    assert (body["stage"], body["cause"]["asked"]) == ("settled", True)

    said = {"version": body["version"], "cause": "supplier", "note": "供应商少装"}
    body = agent_api.post(f"/cases/{case.id}/cause", said).body

    assert (body["cause"]["said"], body["cause"]["asked"], body["stage"]) == ("supplier", False, "settled")
    line = next(each for each in body["timeline"] if each["kind"] == "case.cause_said")
    assert (line["text"], line["note"], line["data"]["proposed"]) == ("根因：供应商", "供应商少装", "shipping")
