"""What goes wrong on the wire, and what has then happened in the market and what not."""

import httpx2
import pytest

from heqi.platforms.sandbox.faults.plan import Faults, Shares, read_shares
from tests.platforms.sandbox.callers import Pop, Top
from tests.platforms.sandbox.test_pop_actions import movements, new_refund, truth_of


@pytest.fixture
def pop(sandbox):
    return Pop(sandbox)


def agree(pop, refund):
    return pop("pdd.refund.agree", request={"after_sales_id": refund["no"], "order_sn": refund["order"]})


def test_a_connection_cut_after_the_effect_leaves_the_money_moved_once(sandbox, pop):
    refund = new_refund(sandbox, pop, "rotten", "signed")
    sandbox.steer("/faults", cut_after=1)

    for _ in range(3):
        with pytest.raises(httpx2.TransportError):
            agree(pop, refund)
    sandbox.steer("/faults")

    assert len(movements(sandbox, refund["no"])) == 1
    assert agree(pop, refund)["response"]["result"]["succ"] is False


def test_a_connection_cut_before_the_effect_leaves_nothing(sandbox, pop):
    refund = new_refund(sandbox, pop, "rotten", "signed")
    sandbox.steer("/faults", cut_before=1)

    with pytest.raises(httpx2.TransportError):
        agree(pop, refund)

    assert movements(sandbox, refund["no"]) == []
    assert truth_of(sandbox, pop, refund["no"])["state"] == "awaiting_merchant"


def test_an_error_of_server_or_platform_has_no_effect(sandbox, pop):
    refund = new_refund(sandbox, pop, "rotten", "signed")
    sandbox.steer("/faults", error=1)

    fields = pop.fields("pdd.refund.agree", request={"after_sales_id": refund["no"], "order_sn": refund["order"]})
    answers = [pop.post(fields) for _ in range(12)]

    assert {answer.status_code for answer in answers} == {200, 502}
    told = [answer.json()["error_response"]["error_code"] for answer in answers if answer.status_code == 200]
    assert set(told) == {52102}
    assert movements(sandbox, refund["no"]) == []


def test_rows_of_a_list_come_twice_and_in_another_order(sandbox, pop):
    now = pop.now()
    day = {"start_confirm_at": now - 3 * 86_400, "end_confirm_at": now - 2 * 86_400}
    asked = {**day, "order_status": 5, "refund_status": 5}

    def numbers():
        return [row["order_sn"] for row in pop("pdd.order.list.get", **asked)["order_list_get_response"]["order_list"]]

    plain = numbers()
    sandbox.steer("/faults", duplicate=1, disorder=1)
    spoilt = numbers()

    assert len(plain) == len(set(plain)) > 2
    assert len(spoilt) == len(plain) + 1
    assert set(spoilt) == set(plain)
    assert spoilt != sorted(spoilt, key=plain.index)


def test_a_platform_whose_clock_is_wrong_tells_its_own_time_and_checks_by_it(sandbox, pop):
    sandbox.steer("/faults", skew_seconds=3600)
    now = pop.now()

    assert pop("pdd.mall.info.get", at=now)["error_response"]["error_code"] == 10001
    assert "mall_info_get_response" in pop("pdd.mall.info.get", at=now + 3600)
    assert Top(sandbox, "tmall")("taobao.user.seller.get", at=now)["error_response"]["code"] == 31


def test_the_same_seed_throws_the_same_faults():
    def thrown(seed):
        faults = Faults(seed, Shares(error=0.3))
        return [faults.strikes("error") for _ in range(200)]

    assert thrown(1) == thrown(1) != thrown(2)
    assert 35 < sum(thrown(1)) < 85


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("", Shares()),
        ("delay=0.5,error", Shares(delay=0.5, error=0.05)),
        ("all=0.05", Shares(0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05)),
        ("skew_seconds=-700", Shares(skew_seconds=-700)),
    ],
)
def test_switches_are_read(text, shares):
    assert read_shares(text) == shares


@pytest.mark.parametrize("text", ["dely=0.1", "error=2", "error=x"])
def test_a_switch_that_is_none_is_refused(text):
    with pytest.raises(ValueError):
        read_shares(text)
