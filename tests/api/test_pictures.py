"""M12 over HTTP: pasted, read, painted over, sent as a copy; the original stays, and each look at it is on record."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.support.pictures import OTHER_CHAT, SHOP_PAGE, as_bytes, photo_with_place, qr, screenshot

TRACKING = ("Order 260525-111111111111111", "Courier Wang 13812345678")


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HEQI_HOME = tmp_path
    return Path(tmp_path)


@pytest.fixture
def paste(shop, agent_api):
    """`paste(content)`: 小林 pastes a picture into the talk with 果友."""

    def paste(content, name="截图.png", **more):
        about = {"shop_id": shop.id, "conversation": "c1", "order_no": "260525-111111111111111", **more}
        return agent_api.post("/pictures", about, files={"file": SimpleUploadedFile(name, content)})

    return paste


def kinds(shop):
    from heqi.journal.access import entries_in

    return list(entries_in([shop.id]).filter(kind__startswith="picture.").order_by("id").values_list("kind", flat=True))


def boxes_of(findings):
    return [
        {"kind": "box", "x": x, "y": y, "width": width, "height": height}
        for finding in findings
        for x, y, width, height in finding["boxes"]
    ]


def test_M12_a_screenshot_with_a_couriers_phone_is_blocked_painted_over_and_then_leaves(shop, agent_api, paste):
    from heqi.pictures.contracts import Refusal, Sendable
    from heqi.pictures.queries import sendable

    pasted = paste(as_bytes(screenshot(TRACKING)))
    picture = pasted.body
    assert (pasted.status, picture["verdict"]) == (200, "block")
    assert [(each["rule"], each["surface"]) for each in picture["findings"]] == [("contact.phone", "13812345678")]
    assert picture["findings"][0]["penalty"] and picture["findings"][0]["advice"]
    refused = sendable(shop.id, picture["id"])
    assert isinstance(refused, Refusal) and refused.code == "picture.blocked"
    assert [each["rule"] for each in refused.findings] == ["contact.phone"]

    painted = agent_api.post(
        f"/pictures/{picture['id']}/redact", {"version": 1, "marks": boxes_of(picture["findings"])}
    )
    assert (painted.status, painted.body["verdict"], painted.body["findings"]) == (200, "pass", [])
    assert [each["rule"] for each in painted.body["found"]] == ["contact.phone"], "what the original holds stays known"
    leaves = sendable(shop.id, picture["id"])
    assert isinstance(leaves, Sendable) and (leaves.width, leaves.height) == (1000, 320)
    assert agent_api.get(f"/pictures/{picture['id']}/file").body == leaves.content
    assert kinds(shop) == ["picture.taken_in", "picture.redacted"]


def test_M12_a_mark_beside_the_number_does_not_let_it_leave(agent_api, paste):
    picture = paste(as_bytes(screenshot(TRACKING))).body
    marks = [{"kind": "box", "x": 60, "y": 60, "width": 300, "height": 50}]

    painted = agent_api.post(f"/pictures/{picture['id']}/redact", {"version": 1, "marks": marks})

    assert painted.body["verdict"] == "block"


def test_M12_a_clean_screenshot_needs_no_painting_and_leaves_without_hidden_data(shop, paste):
    from heqi.pictures.contracts import Sendable
    from heqi.pictures.queries import sendable

    picture = paste(photo_with_place(), "芒果.jpg").body
    leaves = sendable(shop.id, picture["id"])

    assert (picture["verdict"], picture["width"], picture["height"]) == ("pass", 400, 300)
    assert isinstance(leaves, Sendable) and leaves.media_type == "image/jpeg"
    assert dict(Image.open(io.BytesIO(leaves.content)).getexif()) == {}
    assert "芒果" not in leaves.name, "what somebody called a file on their machine does not leave"


def test_M12_a_code_of_the_shops_platform_leaves_and_one_of_another_chat_does_not(agent_api, paste):
    both = paste(as_bytes(screenshot(codes=[qr(SHOP_PAGE), qr(OTHER_CHAT)]))).body
    assert [(each["where"], each["rule"], each["surface"]) for each in both["findings"]] == [
        ("code", "contact.qr_code", OTHER_CHAT)
    ]

    painted = agent_api.post(f"/pictures/{both['id']}/redact", {"version": 1, "marks": boxes_of(both["findings"])})
    assert painted.body["verdict"] == "pass"


def test_M12_the_original_is_kept_as_it_came_and_each_look_at_it_is_on_record(shop, home, agent_api, paste):
    from hashlib import sha256

    from heqi.journal.access import entries_in

    content = photo_with_place()
    picture = paste(content, "芒果.jpg").body
    kept = home / "evidence" / picture["sha256"][:2] / picture["sha256"]
    assert picture["sha256"] == sha256(content).hexdigest() and kept.read_bytes() == content

    seen = agent_api.post(f"/pictures/{picture['id']}/original", {"why": "edit"})

    assert seen.status == 200 and b"13800138000" not in seen.body
    entry = entries_in([shop.id]).get(kind="picture.original_seen")
    assert entry.data == {"why": "edit", "sha256": picture["sha256"]}


def test_M12_what_a_buyer_sent_is_shown_painted_over_where_it_leads_off_the_platform(shop, agent_api):
    from django.utils import timezone

    from heqi.pictures.actions.take_in import take_picture_in

    content = as_bytes(screenshot(["Mango with spots"], [qr(OTHER_CHAT)]))
    taken = take_picture_in(
        shop_id=shop.id, content=content, name="x.png", key="m1", conversation="c1", buyer="果友", now=timezone.now()
    )
    assert taken.found is None

    picture = agent_api.get(f"/pictures/{taken.id}").body

    assert [each["surface"] for each in picture["found"]] == [OTHER_CHAT]
    assert (picture["verdict"], len(picture["marks"])) == ("pass", 1)
    shown = Image.open(io.BytesIO(agent_api.get(f"/pictures/{taken.id}/file").body))
    assert shown.getpixel((150, 250)) == (64, 64, 64)
    listed = agent_api.get("/pictures", shop=shop.id, conversation="c1").body
    assert [each["id"] for each in listed] == [taken.id]


def test_M12_a_picture_is_read_by_the_worker_before_anybody_looks(shop):
    from django.utils import timezone

    from heqi.journal.queue import run_pending
    from heqi.journal.sequencer import assign_positions
    from heqi.pictures.access import find_picture
    from heqi.pictures.actions.take_in import take_picture_in

    now = timezone.now()
    taken = take_picture_in(
        shop_id=shop.id,
        content=as_bytes(screenshot(["13812345678"])),
        name="x.png",
        key="m1",
        conversation="c1",
        now=now,
    )
    assign_positions()
    run_pending(now=now, limit=5, worker="w", bulk=True)

    assert [each["rule"] for each in find_picture(shop.id, taken.id).found] == ["contact.phone"]


def test_M12_a_picture_that_could_not_be_read_is_kept_and_may_not_leave(shop, agent_api, paste, monkeypatch):
    from heqi.pictures.actions import check
    from heqi.pictures.queries import sendable
    from heqi.pictures.reading.reader import unable_to_read

    class Gone:
        def read(self, content):
            raise unable_to_read()

    with monkeypatch.context() as broken:
        broken.setattr(check, "READER", Gone())
        picture = paste(as_bytes(screenshot(["hello"]))).body
        assert (picture["verdict"], picture["findings"]) == ("", None)
        assert sendable(shop.id, picture["id"]).code == "picture.unread"
        again = agent_api.get(f"/pictures/{picture['id']}")
        assert (again.status, again.code) == (503, "picture.unread")

    assert agent_api.get(f"/pictures/{picture['id']}").body["verdict"] == "pass"


def test_M12_two_people_paint_at_once_and_the_second_is_told(agent_api, supervisor_api, paste):
    picture = paste(as_bytes(screenshot(["hello"]))).body
    first = agent_api.post(f"/pictures/{picture['id']}/redact", {"version": 1, "marks": []})
    second = supervisor_api.post(f"/pictures/{picture['id']}/redact", {"version": 1, "marks": []})

    assert (first.status, second.status, second.code) == (200, 409, "picture.stale")


def test_M12_what_is_no_picture_is_refused_with_a_sentence(shop, paste):
    heic = paste(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1", "IMG_1.HEIC")
    film = paste(b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", "x.mp4")

    assert (heic.status, heic.code) == (422, "picture.heic") and "截图" in heic.body["message"]
    assert (film.status, film.code) == (422, "picture.type")
    assert kinds(shop) == []


def test_M12_an_agent_takes_back_what_they_pasted_and_not_what_a_buyer_sent(shop, agent_api, supervisor_api, paste):
    from django.utils import timezone

    from heqi.pictures.actions.take_in import take_picture_in

    mine = paste(as_bytes(screenshot(["hello"]))).body
    gone = agent_api.post(f"/pictures/{mine['id']}/erase", {"version": 1})
    assert (gone.body["erased"], gone.body["name"], gone.body["sha256"]) == (True, "", "")
    assert agent_api.get(f"/pictures/{mine['id']}/file").status == 404

    theirs = take_picture_in(
        shop_id=shop.id, content=photo_with_place(), name="x.jpg", key="m1", conversation="c1", now=timezone.now()
    )
    refused = agent_api.post(f"/pictures/{theirs.id}/erase", {"version": 1})
    assert (refused.status, refused.code) == (403, "role.supervisor")
    assert supervisor_api.post(f"/pictures/{theirs.id}/erase", {"version": 1}).body["erased"]


def test_M12_T5_a_picture_of_a_talk_becomes_evidence_as_it_came(agent_api, paste, damaged):
    content = photo_with_place()
    picture = paste(content, "烂果.jpg").body
    given = {"case_id": damaged.id, "version": damaged.version, "whose": "buyer"}

    case = agent_api.post(f"/pictures/{picture['id']}/evidence", given)

    assert case.status == 200
    from heqi.cases.access import evidence_of

    assert evidence_of(damaged).get().sha256 == picture["sha256"]


def test_M12_the_owner_says_how_long_pictures_are_kept(shop, owner_api, agent_api, paste):
    import datetime as dt

    assert agent_api.get(f"/shops/{shop.id}/pictures").body == {"keep_days": 180}
    assert agent_api.put(f"/shops/{shop.id}/pictures", {"keep_days": 30}).code == "role.owner"
    assert owner_api.put(f"/shops/{shop.id}/pictures", {"keep_days": 30}).body == {"keep_days": 30}

    picture = paste(as_bytes(screenshot(["hello"]))).body
    lasts = dt.datetime.fromisoformat(picture["expires_at"]) - dt.datetime.fromisoformat(picture["at"])
    assert lasts == dt.timedelta(days=30)


def test_M12_a_stranger_sees_nothing_of_it(stranger_api, paste, shop):
    picture = paste(as_bytes(screenshot(["hello"]))).body

    assert stranger_api.get(f"/pictures/{picture['id']}").status == 404
    assert stranger_api.post(f"/pictures/{picture['id']}/original", {"why": "look"}).status == 404
    assert stranger_api.get("/pictures", shop=shop.id, conversation="c1").status == 404
