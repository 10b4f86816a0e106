"""快递100 and 快递鸟 against a server that checks their signatures by itself, and against published examples."""

import json
from datetime import UTC, datetime
from hashlib import md5

import pytest

from heqi.couriers.base import (
    Account,
    CourierError,
    Endpoint,
    Hook,
    NotSigned,
    Parcel,
    Stage,
    Step,
    Track,
    Trouble,
    Way,
)
from heqi.couriers.carriers import find_carrier
from heqi.couriers.kdniao.signing import is_signed as kdniao_signed
from heqi.couriers.kdniao.signing import sign_data
from heqi.couriers.kuaidi100.signing import sign_callback, sign_query
from heqi.couriers.registry import open_service, parcel_fact
from tests.support.courier_server import KDNIAO, KUAIDI100, CourierWorld, serve

NOW = datetime(2026, 5, 25, 3, 0, tzinfo=UTC)
HOOK = Hook("https://heqi.example/api/couriers/heard/abc", "salt-1")


@pytest.fixture
def world():
    return CourierWorld()


@pytest.fixture
def address(world):
    with serve(world) as found:
        yield found


@pytest.fixture
def kd100(address):
    service = open_service(
        Account(Way.KUAIDI100, KUAIDI100["customer"], KUAIDI100["key"]),
        Endpoint(f"{address}/kd100/query", f"{address}/kd100/poll"),
        clock=lambda: NOW,
    )
    yield service
    service.close()


@pytest.fixture
def kdniao_of(address):
    def make(*, key=KDNIAO["AppKey"], plus=False):
        account = Account(Way.KDNIAO, KDNIAO["EBusinessID"], key, plus)
        return open_service(account, Endpoint(f"{address}/kdn/query", f"{address}/kdn/dist"), clock=lambda: NOW)

    return make


def test_signatures_are_those_of_the_reference():
    param = '{"com":"yunda","num":"3950055201640","phone":"","resultv2":"4"}'
    assert sign_query(param, "demoKey", "demoCustomer") == "D3145685808100DA1345C4857405AFB6"
    data = '{"OrderCode":"","ShipperCode":"SF","LogisticCode":"118650888018"}'
    assert sign_data(data, "demoAppKey") == "YmQ5NDA1NjViNjcxNjJmZjE5M2U0NzZjMWM4YTM1ZDQ="
    assert kdniao_signed(data, "demoAppKey", "YmQ5NDA1NjViNjcxNjJmZjE5M2U0NzZjMWM4YTM1ZDQ%3D")


def test_no_secret_stands_in_a_repr():
    shown = repr(Account(Way.KDNIAO, "1", "very-secret")) + repr(Hook("https://x.example", "the-salt"))
    assert "very-secret" not in shown
    assert "the-salt" not in shown


@pytest.mark.parametrize(
    ("name", "kuaidi100", "kdniao"),
    [
        ("中通快递", "zhongtong", "ZTO"),
        ("中通快运", "zhongtongkuaiyun", "ZTOKY"),
        ("韵达速递", "yunda", "YD"),
        ("邮政快递包裹", "youzhengguonei", "YZPY"),
        ("邮政EMS标准快递", "ems", "EMS"),
        ("顺丰速运", "shunfeng", "SF"),
        ("极兔速递", "jtexpress", "JTSD"),
    ],
)
def test_P6_a_courier_is_known_by_the_name_that_platforms_use(name, kuaidi100, kdniao):
    found = find_carrier(name)
    assert (found.kuaidi100, found.kdniao) == (kuaidi100, kdniao)


@pytest.mark.parametrize("name", ["", "  ", "自提", "其他快递"])
def test_P6_a_courier_that_nobody_knows_is_not_guessed(name):
    assert find_carrier(name) is None


KD100_TRACK = {
    "state": "5",
    "nu": "YT123",
    "data": [
        {"ftime": "2026-05-25 09:12:33", "context": "派件中，快递员13812345678", "status": "派件"},
        {"time": "2026-05-24 20:00:00", "ftime": "2026-05-24 20:00:00", "context": "已揽收", "status": "揽收"},
    ],
}  # fmt: skip


def test_P6_kuaidi100_tells_the_way_of_a_parcel_oldest_first_and_without_phones(world, kd100):
    world.tracks["YT123"] = KD100_TRACK
    track = kd100.query(Parcel("YT123", "圆通速递", "5678"))
    assert world.asked == [("/kd100/query", {"com": "yuantong", "num": "YT123", "phone": "5678", "resultv2": "4"})]
    assert (track.stage, track.over) == (Stage.DELIVERING, False)
    assert [step.text for step in track.steps] == ["已揽收", "派件中，快递员138****5678"]
    assert track.steps[0].at == datetime(2026, 5, 24, 12, 0, tzinfo=UTC)


def test_P6_nobody_has_seen_the_parcel_yet(kd100, kdniao_of):
    assert kd100.query(Parcel("YT9", "圆通")) == Track("YT9", Stage.NONE, ())
    assert kdniao_of().query(Parcel("YT9", "圆通")) == Track("YT9", Stage.NONE, ())


def test_P6_kuaidi100_is_asked_to_call_us(world, kd100):
    kd100.subscribe(Parcel("SF1", "顺丰速运", "5678"), HOOK)
    ((path, param),) = world.asked
    assert (path, param["company"], param["number"]) == ("/kd100/poll", "shunfeng", "SF1")
    assert param["parameters"] == {"callbackurl": HOOK.url, "salt": "salt-1", "resultv2": "4", "phone": "5678"}


def test_P6_a_courier_without_a_code_is_found_out_from_the_number(world, kd100):
    kd100.subscribe(Parcel("X1", "某某小件"), HOOK)
    ((_, param),) = world.asked
    assert (param["company"], param["parameters"]["autoCom"]) == ("", "1")


def test_P6_subscribing_twice_is_fine(world, kd100):
    world.answers = [(200, {"result": False, "returnCode": "501", "message": "POLL:重复订阅"})]
    kd100.subscribe(Parcel("YT1", "圆通"), HOOK)


@pytest.mark.parametrize(
    ("code", "trouble"),
    [("503", Trouble.KEYS), ("601", Trouble.KEYS), ("408", Trouble.PARCEL), ("502", Trouble.TEMPORARY)],
)
def test_P6_what_kuaidi100s_codes_mean_for_a_query(world, kd100, code, trouble):
    world.answers = [(200, {"result": False, "returnCode": code, "message": "客户小王的密钥"})]
    with pytest.raises(CourierError) as raised:
        kd100.query(Parcel("YT1", "圆通"))
    assert raised.value.trouble is trouble
    assert "小王" not in str(raised.value) + raised.value.message


@pytest.mark.parametrize(
    ("code", "trouble"), [("600", Trouble.KEYS), ("701", Trouble.PARCEL), ("500", Trouble.TEMPORARY)]
)
def test_P6_what_kuaidi100s_codes_mean_for_a_subscription(world, kd100, code, trouble):
    world.answers = [(200, {"result": False, "returnCode": code, "message": ""})]
    with pytest.raises(CourierError) as raised:
        kd100.subscribe(Parcel("YT1", "圆通"), HOOK)
    assert raised.value.trouble is trouble


@pytest.mark.parametrize("answer", [(502, b"bad gateway"), (200, b"<html>"), (200, b"[]"), (200, b"x" * 600_000)])
def test_P6_an_answer_that_is_none_is_tried_again(world, kd100, answer):
    world.answers = [answer]
    with pytest.raises(CourierError) as raised:
        kd100.query(Parcel("YT1", "圆通"))
    assert raised.value.trouble is Trouble.TEMPORARY


def test_P6_a_parcel_that_needs_a_phone_is_not_asked_about_without_one(world, kd100, kdniao_of):
    for service in (kd100, kdniao_of()):
        with pytest.raises(CourierError) as raised:
            service.query(Parcel("SF1", "顺丰"))
        assert (raised.value.trouble, raised.value.service_code) == (Trouble.PARCEL, "phone")
    assert world.asked == []


def test_P6_wrong_keys_show_when_they_are_tried(kd100, kdniao_of, address):
    kd100.check()
    kdniao_of().check()
    with pytest.raises(CourierError) as raised:
        kdniao_of(key="another").check()
    assert raised.value.trouble is Trouble.KEYS
    wrong = Account(Way.KUAIDI100, KUAIDI100["customer"], "another")
    service = open_service(wrong, Endpoint(f"{address}/kd100/query", f"{address}/kd100/poll"), clock=lambda: NOW)
    with pytest.raises(CourierError) as raised:
        service.check()
    assert raised.value.trouble is Trouble.KEYS


def test_P6_kdniao_tells_and_its_paid_interfaces_tell_finer(world, kdniao_of):
    world.tracks["ZT1"] = {
        "State": "2",
        "StateEx": "202",
        "Traces": [{"AcceptTime": "2026/05/25 09:12:33", "AcceptStation": "正在派送", "Action": "202"}],
    }
    track = kdniao_of(plus=True).query(Parcel("ZT1", "中通", "5678"))
    assert world.asked == [
        ("8001", {"OrderCode": "", "ShipperCode": "ZTO", "LogisticCode": "ZT1", "CustomerName": "5678"})
    ]
    assert (track.stage, track.steps[0].at) == (Stage.DELIVERING, datetime(2026, 5, 25, 1, 12, 33, tzinfo=UTC))


def test_P6_kdniao_subscribes_by_its_own_command(world, kdniao_of):
    kdniao_of().subscribe(Parcel("ZT1", "中通"), HOOK)
    assert world.asked == [("1008", {"OrderCode": "", "ShipperCode": "ZTO", "LogisticCode": "ZT1"})]


@pytest.mark.parametrize(
    ("reason", "trouble"),
    [
        ("当天查询次数已用完", Trouble.LIMIT),
        ("AppKey不正确", Trouble.KEYS),
        ("系统繁忙", Trouble.TEMPORARY),
        ("单号格式不对", Trouble.PARCEL),
    ],
)
def test_P6_what_kdniaos_words_mean(world, kdniao_of, reason, trouble):
    world.answers = [(200, {"Success": False, "Reason": reason})]
    with pytest.raises(CourierError) as raised:
        kdniao_of().query(Parcel("ZT1", "中通"))
    assert raised.value.trouble is trouble


def kd100_call(param: dict, salt: str = "salt-1") -> dict:
    text = json.dumps(param, ensure_ascii=False)
    return {"param": text, "sign": md5((text + salt).encode()).hexdigest().upper()}


def test_P6_a_call_of_kuaidi100_is_heard_when_it_is_signed(kd100):
    call = kd100_call({"status": "shutdown", "lastResult": {**KD100_TRACK, "state": "3", "ischeck": "1"}})
    heard = kd100.hear(call, "salt-1")
    assert heard.reply == {"result": True, "returnCode": "200", "message": "成功"}
    ((track),) = heard.tracks
    assert (track.number, track.stage, track.over, len(track.steps)) == ("YT123", Stage.SIGNED, True, 2)


def test_P6_a_subscription_that_the_service_gives_up_is_told(kd100):
    call = kd100_call({"status": "abort", "message": "3天查询无记录", "lastResult": {"nu": "YT123", "data": []}})
    (track,) = kd100.hear(call, "salt-1").tracks
    assert (track.given_up, track.stage) == ("abort", Stage.NONE)


@pytest.mark.parametrize("sign", ["", "0" * 32, sign_callback("{}", "another")])
def test_P6_an_unsigned_call_is_not_even_read(kd100, sign):
    with pytest.raises(NotSigned):
        kd100.hear({"param": "{", "sign": sign}, "salt-1")


def test_P6_without_a_salt_nothing_counts_as_signed(kd100):
    with pytest.raises(NotSigned):
        kd100.hear(kd100_call({}, salt=""), "")


@pytest.mark.parametrize("text", ["", "[]", "null", '{"lastResult": []}', '{"lastResult": {"nu": ""}}'])
def test_P6_a_signed_call_that_tells_nothing_is_answered(kd100, text):
    call = {"param": text, "sign": sign_callback(text, "salt-1")}
    assert kd100.hear(call, "salt-1").tracks == ()


def test_P6_a_call_of_kdniao_tells_many_parcels(kdniao_of):
    rows = [
        {
            "LogisticCode": "ZT1",
            "State": "3",
            "Traces": [{"AcceptTime": "2026-05-25 09:00:00", "AcceptStation": "已签收"}],
        },
        {"LogisticCode": "ZT2", "State": "2", "StateEx": "404", "Success": True, "Traces": []},
    ]
    data = json.dumps({"EBusinessID": KDNIAO["EBusinessID"], "Count": "2", "Data": rows}, ensure_ascii=False)
    heard = kdniao_of().hear({"RequestData": data, "DataSign": sign_data(data, KDNIAO["AppKey"])}, "")
    assert [(track.number, track.stage) for track in heard.tracks] == [("ZT1", Stage.SIGNED), ("ZT2", Stage.NONE)]
    assert heard.reply == {
        "EBusinessID": "1237100", "UpdateTime": "2026-05-25 11:00:00", "Success": True, "Reason": "",
    }  # fmt: skip
    with pytest.raises(NotSigned):
        kdniao_of().hear({"RequestData": data + " ", "DataSign": sign_data(data, KDNIAO["AppKey"])}, "")


def test_P6_a_track_becomes_the_fact_that_platforms_give():
    steps = (Step(NOW, "已揽收", "揽收"),)
    fact = parcel_fact(Track("yt123", Stage.COLLECTED, steps), order_no="260525-1", direction="return", number="YT123")
    assert (fact.entity, fact.key, fact.version) == ("parcel", "260525-1/return/YT123", NOW)
    assert fact.values == {
        "order_no": "260525-1",
        "direction": "return",
        "tracking_no": "YT123",
        "track_text": "已揽收",
        "steps": [{"at": "2026-05-25T03:00:00+00:00", "text": "已揽收", "action": "揽收"}],
        "track_stage": "collected",
    }
    assert parcel_fact(Track("YT1", Stage.NONE, ()), order_no="1", direction="return", number="YT1") is None
