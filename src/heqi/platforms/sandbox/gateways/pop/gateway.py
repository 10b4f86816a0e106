"""From a request to POP's answer: app, sign, time, token, permission, limit, then the method itself."""

from typing import Any

from heqi.platforms.sandbox.gateways.access import App, Denial, Denied, Grant
from heqi.platforms.sandbox.gateways.market import Market
from heqi.platforms.sandbox.gateways.params import BadParam, Params
from heqi.platforms.sandbox.gateways.pop.call import Call, Context
from heqi.platforms.sandbox.gateways.pop.errors import PopError
from heqi.platforms.sandbox.gateways.pop.methods import METHODS
from heqi.platforms.sandbox.gateways.pop.sign import is_signed

SKEW_SECONDS = 600
TELLS_TIME = "pdd.time.get"
"""Never refused for its time: it is what a caller with a wrong clock asks."""


def answer(market: Market, fields: dict[str, str]) -> tuple[str | None, dict[str, Any]]:
    """(root key, answer). Raises PopError."""
    now = market.now()
    if market.faults.take_busy():
        raise PopError(52102)
    app = _find_app(market, fields)
    call = METHODS.get(fields.get("type", ""))
    if call is None:
        raise PopError(10017)
    if not is_signed(app.secret, fields):
        raise PopError(20004)
    told = now + market.faults.shares.skew_seconds
    if fields["type"] != TELLS_TIME:
        _check_time(market, fields, told)
    grant = _check_token(market, app, fields, now) if call.needs_token else None
    if fields["type"] in app.forbidden:
        raise PopError(20031)
    _check_limit(market, call, fields["type"], grant)
    context = Context(market, app, grant, told if fields["type"] == TELLS_TIME else now)
    try:
        return call.root, call.does(context, Params(fields))
    except BadParam as bad:
        raise PopError(
            21002 if bad.missing else 21001, f"参数{bad.name}{'不能为空' if bad.missing else '错误'}"
        ) from bad


def _find_app(market: Market, fields: dict[str, str]) -> App:
    app = market.access.apps.get(fields.get("client_id", ""))
    if app is None or app.platform != "pinduoduo":
        raise PopError(10016)
    return app


def _check_time(market: Market, fields: dict[str, str], told: int) -> None:
    try:
        stamp = int(fields.get("timestamp", ""))
    except ValueError:
        raise PopError(10001, "timestamp格式错误") from None
    if abs(stamp - told) > market.clock.tolerance(SKEW_SECONDS):
        raise PopError(10001, "timestamp与平台时间相差超过10分钟")


def _check_token(market: Market, app: App, fields: dict[str, str], now: int) -> Grant:
    try:
        return market.access.check(app.key, fields.get("access_token", ""), now)
    except Denied as denied:
        raise PopError(10019 if denied.denial is Denial.EXPIRED else 20032) from denied


def _check_limit(market: Market, call: Call, method: str, grant: Grant | None) -> None:
    shop = grant.shop.shop_id if grant else 0
    if not market.limiter.allows(f"{shop} {method}", call.limit):
        raise PopError(52101)
