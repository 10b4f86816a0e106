"""Nonsense on every verb of a case: refused with a sentence, never a failure of ours, and nothing is changed by it."""

import pytest

from tests.support.client import ApiClient, read

HUGE = "好" * 200_000
FAR, LONG_AGO = "9999-12-31T23:59:59-11:00", "1970-01-01T00:00:00+00:00"
BEYOND = 10**30

VERBS = {
    "take": {},
    "release": {},
    "assign": {"staff_id": 1},
    "contact": {"channel": "chat", "note": "打过电话"},
    "wish": {"demand": "refund_only", "words": "退钱"},
    "choose": {"outcome": "small_payment", "amount_fen": 500},
    "withdraw": {"reason": "选错了"},
    "steps/agree/tick": {"note": ""},
    "steps/agree/put-off": {"reason": "仓库盘点", "until": "2026-12-01T10:00:00+08:00"},
    "steps/agree/send": {},
    "restate": {"words": "您说果子坏了两个"},
    "restate/confirm": {},
    "offers": {"side": "shop", "outcome": "small_payment", "amount_fen": 500},
    "offers/1/answer": {"accepted": True},
    "promises": {"what": "今天答复", "due_at": "2026-12-01T10:00:00+08:00"},
    "promises/1/keep": {},
    "promises/1/withdraw": {"reason": "说错了"},
    "raise": {"reason": "买家生气"},
    "lower": {"reason": "已安抚"},
    "answers": {"fact": "evidence.defect_severe", "value": True},
    "answers/withdraw": {"fact": "evidence.defect_severe", "reason": "看错"},
    "evidence/1/remove": {"reason": "重复"},
    "approval": {"outcome": "small_payment", "amount_fen": 500, "reason": "多补一点"},
    "approval/approve": {},
    "approval/decline": {"reason": "太多"},
    "approval/withdraw": {},
    "remedies": {"kind": "coupon"},
    "remedies/1/tick": {},
    "remedies/1/withdraw": {"reason": "不用了"},
    "cause": {"cause": "shipping"},
    "work-orders": {"kind": "other", "addressee": "warehouse", "question": "查一下发货", "hours": 4},
}
"""Each verb of a case with a body that it takes, but for the version."""

WRONG = {
    int: [-1, 1.5, BEYOND, -BEYOND, "NaN", "1e3", None, True, [], {}],
    str: ["无此选项", HUGE, "\x00", 7, None, [], {}],
    bool: ["是", 7, None, {}],
}


def bad_bodies(body):
    """Bodies that differ from a good one in a single value, and bodies that are none."""
    for name, value in body.items():
        free = name in ("note", "words", "reason", "what", "question")
        for wrong in WRONG[type(value)]:
            if not (free and wrong == "无此选项") and not (name in ("amount_fen", "hours") and wrong is None):
                yield {**body, name: wrong}
        if name in ("until", "due_at"):
            yield {**body, name: FAR}
            yield {**body, name: LONG_AGO}
            yield {**body, name: "2026-12-01T10:00:00"}


def send_raw(client: ApiClient, path: str, text: bytes):
    """Bytes as they are, where the client would only write JSON."""
    return read(client._client.post(f"/api{path}", text, "application/json", headers=client._headers({})))


@pytest.mark.parametrize("verb", VERBS)
def test_P4_nonsense_on_a_verb_is_refused_and_changes_nothing(verb, agent_api, damaged):
    path, good = f"/cases/{damaged.id}/{verb}", VERBS[verb]
    before = damaged.version

    for body in bad_bodies({"version": before, **good}):
        answer = agent_api.post(path, body)
        assert 400 <= answer.status < 500 and answer.code, (body, answer)
        assert answer.body["message"]
    for text in (
        b"",
        b"[]",
        b"7",
        b"null",
        b"{",
        b'{"version": NaN}',
        b'{"version": Infinity}',
        b"\xff\xfe",
        b"[" * 5000,
    ):
        answer = send_raw(agent_api, path, text)
        assert 400 <= answer.status < 500 and answer.code, (text[:20], answer)

    damaged.refresh_from_db()
    assert damaged.version == before


@pytest.mark.parametrize("verb", VERBS)
def test_P4_a_stale_version_is_refused_on_every_verb(verb, agent_api, damaged):
    answer = agent_api.post(f"/cases/{damaged.id}/{verb}", {"version": damaged.version + 7, **VERBS[verb]})

    assert (answer.status, answer.code) in {(409, "case.stale"), (403, "role.supervisor"), (404, "evidence.none")}
    damaged.refresh_from_db()
    assert not damaged.outcome and damaged.owner_id is None


def test_P4_a_case_that_cannot_exist_is_no_case(agent_api, damaged):
    for number in (0, 10**12, 2**63, 10**30):
        assert agent_api.get(f"/cases/{number}").status == 404
        for verb, good in VERBS.items():
            answer = agent_api.post(f"/cases/{number}/{verb}", {"version": 1, **good})
            assert answer.status == 404, (number, verb, answer)


def test_T7_a_day_that_no_calendar_reckons_with_is_refused(owner_api, shop):
    for day in ("9999-12-31", "0001-01-01", "2026-02-30", "NaN"):
        asked = {"since": "2026-01-01", "until": day}
        assert owner_api.post(f"/shops/{shop.id}/backtest", asked).status == 422
        selection = {"shop_id": shop.id, "selection": {"shipped_from": day, "shipped_to": day}}
        assert owner_api.post("/incidents/preview", selection).status == 422
        for path, query in (("/rules", {"shop": shop.id, "at": day}), ("/audit", {"until": day})):
            assert owner_api.get(path, **query).status == 422


def test_P4_a_list_asked_for_nonsense_answers_with_a_sentence(agent_api, damaged):
    for asked in (
        {"cursor": "xxx"},
        {"limit": BEYOND},
        {"limit": -1},
        {"shop": BEYOND},
        {"owner": BEYOND},
        {"view": "??"},
    ):
        answer = agent_api.get("/cases", **asked)
        assert answer.status == 200 or (400 <= answer.status < 500 and answer.code), (asked, answer)
