"""From a request to TOP's answer: method, app, sign, time, session, permission, limit, then the method itself."""

from collections.abc import Mapping

from heqi.platforms.sandbox.gateways.access import App, Denied, Grant
from heqi.platforms.sandbox.gateways.market import Market
from heqi.platforms.sandbox.gateways.params import BadParam, Params
from heqi.platforms.sandbox.gateways.times import read_clock_text
from heqi.platforms.sandbox.gateways.top.call import Answer, Call, Context
from heqi.platforms.sandbox.gateways.top.errors import TopError
from heqi.platforms.sandbox.gateways.top.methods import METHODS
from heqi.platforms.sandbox.gateways.top.sign import is_signed

SKEW_SECONDS = 600
TELLS_TIME = "taobao.time.get"
"""Never refused for its time: it is what a caller with a wrong clock asks."""


def answer(market: Market, fields: dict[str, str], files: Mapping[str, bytes]) -> Answer:
    """What stands under the root key. Raises TopError."""
    now = market.now()
    if market.faults.take_busy():
        raise TopError(15, "isp.top-remote-service-unavailable", "服务暂不可用，请稍后重试")
    call = _find_call(fields)
    app = _find_app(market, fields)
    told = now + market.faults.shares.skew_seconds
    if fields["method"] != TELLS_TIME:
        _check_time(market, fields, told)
    grant = _check_session(market, app, fields, now) if call.needs_session else None
    method = fields["method"]
    if method in app.forbidden:
        raise TopError(11, "isv.permission-api-package-limit", "应用没有该接口权限")
    _check_limit(market, call, f"{app.key} {grant.shop.shop_id if grant else 0} {method}")
    context = Context(market, app, grant, told if method == TELLS_TIME else now)
    try:
        return call.does(context, Params(fields, files))
    except BadParam as bad:
        kind = "missing" if bad.missing else "invalid"
        raise TopError(40 if bad.missing else 41, f"isv.{kind}-parameter:{bad.name}", f"参数{bad.name}有误") from bad


def _find_call(fields: dict[str, str]) -> Call:
    if not fields.get("method"):
        raise TopError(21)
    call = METHODS.get(fields["method"])
    if call is None:
        raise TopError(22)
    if fields.get("format", "xml") not in ("xml", "json"):
        raise TopError(23)
    return call


def _find_app(market: Market, fields: dict[str, str]) -> App:
    if not fields.get("app_key"):
        raise TopError(28)
    app = market.access.apps.get(fields["app_key"])
    if app is None or app.platform == "pinduoduo":
        raise TopError(29)
    if not fields.get("sign"):
        raise TopError(24)
    try:
        signed = is_signed(app.secret, fields)
    except ValueError:
        signed = False
    if not signed:
        raise TopError(25)
    return app


def _check_time(market: Market, fields: dict[str, str], told: int) -> None:
    if not fields.get("timestamp"):
        raise TopError(30)
    try:
        stamp = read_clock_text(fields["timestamp"])
    except ValueError:
        raise TopError(31) from None
    if abs(stamp - told) > market.clock.tolerance(SKEW_SECONDS):
        raise TopError(31)


def _check_session(market: Market, app: App, fields: dict[str, str], now: int) -> Grant:
    if not fields.get("session"):
        raise TopError(26)
    try:
        return market.access.check(app.key, fields["session"], now)
    except Denied as denied:
        raise TopError(27, f"isv.{denied.denial.value.replace('_', '-')}", "session无效或已过期") from denied


def _check_limit(market: Market, call: Call, name: str) -> None:
    if not market.limiter.allows(name, call.limit):
        left = int(market.limiter.left_seconds(call.limit)) + 1
        raise TopError(7, "accesscontrol.limited-by-api-access-count", f"This ban will last for {left} more seconds")
