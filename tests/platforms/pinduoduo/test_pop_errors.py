"""What POP says when it says no: what may be done about it, in words for 王老板, and what is tried again."""

import socket

import pytest

from heqi.core.connecting import Credentials, Endpoint, ErrorKind, PlatformError
from heqi.core.sending import AnswerState
from heqi.platforms.net.client import Surroundings
from heqi.platforms.net.sending import answer_of
from heqi.platforms.pinduoduo import methods
from heqi.platforms.pinduoduo.connector import PinduoduoConnector
from heqi.platforms.pinduoduo.errors import error_of
from tests.support.gateway import Gateway, Hands, Raw

from .conftest import CREDENTIALS, NOW

ORDER = "260615-337872186892754"


def refusal(code: int, message: str = "错误", sub_code: str | None = None, sub: str = "") -> dict[str, object]:
    said = {"error_msg": message, "sub_msg": sub, "sub_code": sub_code, "error_code": code, "request_id": "r1"}
    return {"error_response": said}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (10000, ErrorKind.PERMANENT),
        (10001, ErrorKind.PERMANENT),
        (10016, ErrorKind.PERMISSION),
        (10017, ErrorKind.PERMANENT),
        (10019, ErrorKind.REAUTHORISE),
        (20004, ErrorKind.PERMANENT),
        (20005, ErrorKind.PERMISSION),
        (20031, ErrorKind.PERMISSION),
        (20032, ErrorKind.REAUTHORISE),
        (20034, ErrorKind.PERMANENT),
        (20035, ErrorKind.PERMANENT),
        (21001, ErrorKind.PERMANENT),
        (21002, ErrorKind.PERMANENT),
        (30000, ErrorKind.BUSINESS),
        (50000, ErrorKind.TEMPORARY),
        (50001, ErrorKind.BUSINESS),
        (50002, ErrorKind.TEMPORARY),
        (52001, ErrorKind.TEMPORARY),
        (52004, ErrorKind.PERMANENT),
        (52101, ErrorKind.RATE_LIMITED),
        (52102, ErrorKind.TEMPORARY),
        (52103, ErrorKind.TEMPORARY),
        (70031, ErrorKind.RATE_LIMITED),
        (70032, ErrorKind.PERMISSION),
        (70033, ErrorKind.TEMPORARY),
        (70034, ErrorKind.PERMISSION),
        (70036, ErrorKind.PERMISSION),
        (99999, ErrorKind.BUSINESS),
    ],
)
def test_each_code_says_what_may_be_done(
    code: int, kind: ErrorKind, shop: PinduoduoConnector, gateway: Gateway
) -> None:
    gateway.say("pdd.order.information.get", refusal(code))
    gateway.say("pdd.time.get", {"time_get_response": {"time": "2026-06-17 12:00:00"}})
    with pytest.raises(PlatformError) as raised:
        shop.client.call(methods.ORDER, order_sn=ORDER)
    assert (raised.value.kind, raised.value.platform_code) == (kind, str(code))
    assert raised.value.code == f"platform.{kind}"
    assert raised.value.message and raised.value.message_en


def test_the_owner_is_told_what_to_do_about_a_white_list_and_a_package() -> None:
    assert "白名单" in error_of({"error_code": 20005}).message
    assert "权限包" in error_of({"error_code": 20031}).message
    assert "重新授权" in error_of({"error_code": 20032}).message


def test_a_business_rejection_speaks_in_the_platforms_words(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.order.information.get", refusal(50001, "业务服务错误", "1003", "订单不存在"))
    with pytest.raises(PlatformError) as raised:
        shop.client.call(methods.ORDER, order_sn=ORDER)
    assert raised.value.message == "拼多多拒绝了请求：订单不存在（50001:1003）。"
    assert raised.value.status == 409
    assert len(gateway.calls) == 1


@pytest.mark.parametrize("trouble", [refusal(52101), refusal(70031), refusal(52102), Raw(500), Raw(429), Raw(cut=True)])
def test_a_question_is_asked_again_until_it_is_answered(
    trouble: object, shop: PinduoduoConnector, gateway: Gateway
) -> None:
    gateway.say("pdd.order.information.get", trouble, trouble, {"order_info_get_response": {"order_info": {}}})
    assert shop.client.call(methods.ORDER, order_sn=ORDER) == {"order_info": {}}
    assert len(gateway.calls) == 3


def test_patience_with_a_question_has_an_end(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.order.information.get", Raw(503, b"<html>"))
    with pytest.raises(PlatformError) as raised:
        shop.client.call(methods.ORDER, order_sn=ORDER)
    assert len(gateway.calls) == 3
    assert (raised.value.kind, raised.value.sent) == (ErrorKind.TEMPORARY, False)


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        (Raw(502), AnswerState.DOUBTFUL),
        (Raw(cut=True, body=b'{"response"'), AnswerState.DOUBTFUL),
        (Raw(body=b"<html>gateway</html>"), AnswerState.DOUBTFUL),
        (refusal(50000), AnswerState.DOUBTFUL),
        (refusal(52001), AnswerState.DOUBTFUL),
        (Raw(429, headers={"Retry-After": "7"}), AnswerState.TEMPORARY),
        (refusal(70031), AnswerState.TEMPORARY),
        (refusal(10019), AnswerState.TEMPORARY),
        (refusal(20031), AnswerState.PERMANENT),
        (refusal(50001, sub="售后单状态不允许"), AnswerState.PERMANENT),
    ],
)
def test_what_changes_something_is_sent_once_and_its_fate_is_said(
    trouble: object, state: AnswerState, shop: PinduoduoConnector, gateway: Gateway
) -> None:
    gateway.say("pdd.refund.agree", trouble)
    with pytest.raises(PlatformError) as raised:
        shop.client.call(methods.REFUND_AGREE, request={"after_sales_id": 1})
    assert len(gateway.calls) == 1
    answer = answer_of(raised.value)
    assert answer.state is state
    assert answer.error is not None
    assert answer.error.retry_after == (7.0 if isinstance(trouble, Raw) and trouble.status == 429 else None)


def test_nobody_at_home_means_that_nothing_was_sent() -> None:
    with NobodyHome() as url:
        shop = PinduoduoConnector(CREDENTIALS, Endpoint(url), Surroundings(lambda: NOW, pace=Hands().pace()))
        with pytest.raises(PlatformError) as raised:
            shop.client.call(methods.REFUND_AGREE, request={"after_sales_id": 1})
    assert answer_of(raised.value).state is AnswerState.TEMPORARY


def test_no_secret_stands_in_an_error_or_in_a_repr(shop: PinduoduoConnector, gateway: Gateway) -> None:
    gateway.say("pdd.refund.agree", Raw(cut=True))
    with pytest.raises(PlatformError) as raised:
        shop.client.call(methods.REFUND_AGREE, request={"after_sales_id": 1})
    shown = f"{raised.value!r} {raised.value.detail} {raised.value.__cause__!r} {shop.client.credentials!r}"
    for secret in ("gr-secret", "gr-token", "gr-refresh"):
        assert secret not in shown
    assert "guoranxian-app" in repr(Credentials("guoranxian-app", "gr-secret", "gr-token"))


class NobodyHome:
    """A port on which nobody listens."""

    def __enter__(self) -> str:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            return f"http://127.0.0.1:{taken.getsockname()[1]}/router"

    def __exit__(self, *_error: object) -> None:
        return None
