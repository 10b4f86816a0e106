"""A supplier is shown the buyer's photos: those that a person ticked, without hidden data, behind the signed link."""

import io

import pytest
from PIL import Image

from tests.api.test_work_link import courier, home, link_of, look
from tests.api.test_work_orders import ask, asked, read

__all__ = ["courier", "home"]


def taken(name, colour):
    exif = Image.Exif()
    exif[0x010F] = "A phone"
    file = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(file, "JPEG", exif=exif)
    file.seek(0)
    file.name = name
    return file


@pytest.fixture
def shown(agent_api, damaged):
    """The buyer's photo and one of the shop's, kept as evidence: their ids."""

    def keep(whose, name, colour):
        file = taken(name, colour)
        given = {"version": read(agent_api, damaged)["version"], "whose": whose}
        answer = agent_api.post(f"/cases/{damaged.id}/evidence", given, files={"files": [file]})
        assert answer.status == 200, answer
        return answer.body["findings"]["evidence"][-1]["id"]

    return keep("buyer", "张三的坏果.jpg", "red"), keep("shop", "出库.jpg", "blue")


def to_supplier(api, case, photo_ids, **given):
    said = {"kind": "supplier_fault", "addressee": "supplier", "question": "这批果怎么坏的？", "photo_ids": photo_ids}
    return ask(api, case, **{**said, **given})


def test_X3_a_supplier_sees_the_ticked_photo_without_hidden_data_or_a_name(agent_api, courier, damaged, shown):
    order = to_supplier(agent_api, damaged, [shown[0]]).body["items"][0]
    token = link_of(agent_api, order)["token"]

    page = look(courier, token).body
    seen = courier.post("/w/picture", {"token": token, "picture": shown[0]})

    assert page["pictures"] == order["pictures"] == [shown[0]]
    assert "张三" not in str(page) and "张三" not in str(seen.headers)
    picture = Image.open(io.BytesIO(seen.body))
    assert (picture.size, dict(picture.getexif())) == ((40, 20), {})
    assert courier.post("/w/picture", {"token": token, "picture": shown[1]}).code == "file.none"
    assert courier.post("/w/picture", {"token": token + "x", "picture": shown[0]}).code == "link.wrong"


def test_X3_only_the_buyers_photos_go_out_and_only_to_a_supplier(agent_api, damaged, shown):
    assert to_supplier(agent_api, damaged, [shown[1]]).code == "evidence.gone"
    warehouse = {"kind": "other", "addressee": "warehouse"}
    assert to_supplier(agent_api, damaged, [shown[0]], **warehouse).code == "work_order.photos"
    assert agent_api.get(f"/cases/{damaged.id}/work-orders").body["items"] == []


def test_X3_a_photo_that_is_taken_off_the_case_is_shown_no_more(agent_api, courier, damaged, shown):
    order = to_supplier(agent_api, damaged, [shown[0]]).body["items"][0]
    token = link_of(agent_api, order)["token"]
    given = {"version": read(agent_api, damaged)["version"], "reason": "照片里有面单"}
    assert agent_api.post(f"/cases/{damaged.id}/evidence/{shown[0]}/remove", given).status == 200

    assert look(courier, token).body["pictures"] == []
    assert courier.post("/w/picture", {"token": token, "picture": shown[0]}).code == "file.none"


def test_X3_what_went_out_is_on_record(agent_api, damaged, shown):
    from heqi.cases.access import subject_of
    from heqi.journal.queries import entries_of

    asked(agent_api, damaged, kind="supplier_fault", addressee="supplier", question="怎么坏的？", photo_ids=[shown[0]])

    entries = entries_of(subject=subject_of(damaged.id), shop_ids=[damaged.shop_id])
    assert [entry.data["photos"] for entry in entries if entry.kind == "work_order.asked"] == [[shown[0]]]
