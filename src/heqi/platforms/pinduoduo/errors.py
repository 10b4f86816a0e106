"""POP's error codes as what may be done about them, in words that an owner understands."""

from typing import Any

from heqi.core.connecting import ErrorKind, PlatformError

K = ErrorKind
_PARAMETER = (K.PERMANENT, "平台说请求参数不对。", "Pinduoduo says that the parameters are wrong.")
_APPLICATION = (
    K.PERMISSION,
    "应用已下线或 client_id 不对，请在拼多多开放平台核对应用。",
    "The application is offline or its client_id is wrong; check it on Pinduoduo's open platform.",
)
_GONE = (K.PERMANENT, "拼多多没有（或已下线）这个接口。", "Pinduoduo does not offer this API (any more).")
_BUSY = (K.RATE_LIMITED, "调用太频繁，平台要求稍等，稍后会自动再试。", "Called too often; it will be tried again.")
_DOWN = (K.TEMPORARY, "拼多多接口暂不可用，稍后会自动再试。", "Not available at the moment; it will be tried again.")
_FORBIDDEN = (
    K.PERMISSION,
    "拼多多禁止了这个应用的调用，请在开放平台查看原因。",
    "Pinduoduo has forbidden this application's calls; its open platform says why.",
)
_AUTHORISE = (
    K.REAUTHORISE,
    "店铺授权已失效，请店主重新授权。",
    "The shop's authorisation is no longer valid; the owner must authorise again.",
)

ERRORS: dict[int, tuple[ErrorKind, str, str]] = {
    10000: _PARAMETER,
    10001: _PARAMETER,
    10016: _APPLICATION,
    10017: _GONE,
    10019: (
        K.REAUTHORISE,
        "店铺授权已过期，需要刷新；刷新不成时请店主重新授权。",
        "The shop's authorisation has expired; if it cannot be refreshed, the owner must authorise again.",
    ),
    20004: (
        K.PERMANENT,
        "签名不对：请核对应用的 client_secret。",
        "The signature is wrong: check the application's client_secret.",
    ),
    20005: (
        K.PERMISSION,
        "本机 IP 不在白名单：请在拼多多开放平台的应用设置里加上服务器 IP。",
        "This server's IP is not on the white list: add it in the application's settings on the open platform.",
    ),
    20031: (
        K.PERMISSION,
        "应用没有这个接口的权限包：请在拼多多开放平台申请，并让店主重新授权。",
        "The application lacks the permission package for this: apply for it, then authorise again.",
    ),
    20032: _AUTHORISE,
    20034: _GONE,
    20035: _GONE,
    21001: _PARAMETER,
    21002: _PARAMETER,
    50000: (K.TEMPORARY, "拼多多内部出错，稍后会自动再试。", "An error inside Pinduoduo; it will be tried again."),
    52004: (K.PERMANENT, "请求内容太大。", "The request is too large."),
    52101: _BUSY,
    52102: _DOWN,
    52103: _DOWN,
    70031: _BUSY,
    70032: _FORBIDDEN,
    70033: (K.TEMPORARY, "拼多多接口维护中，稍后会自动再试。", "Under maintenance; it will be tried again."),
    70034: _FORBIDDEN,
    70035: _FORBIDDEN,
    70036: (
        K.PERMISSION,
        "应用还在测试状态，调用次数用完了：请把应用上线。",
        "The application is still in test state and has used up its calls: put it online.",
    ),
}
UNCERTAIN = frozenset({50000, 50002, 52001, 52002})
"""The platform broke down in the middle, or says nothing that we can read: a change may have been made all the same."""


def error_of(answer: Any) -> PlatformError:
    """The error of an `error_response`. A business rejection speaks in the platform's own words."""
    said = answer if isinstance(answer, dict) else {}
    code = _number(said.get("error_code"))
    sub = str(said.get("sub_code") or "")
    named = f"{code}:{sub}" if sub else str(code)
    if code in ERRORS:
        kind, zh, en = ERRORS[code]
        return PlatformError(kind, named, zh, en, sent=code in UNCERTAIN)
    words = str(said.get("sub_msg") or said.get("error_msg") or "没有说明")[:200]
    kind = K.TEMPORARY if code in UNCERTAIN else K.BUSINESS
    zh = f"拼多多拒绝了请求：{words}（{named}）。"
    return PlatformError(kind, named, zh, f"Pinduoduo refused the request: {words} ({named}).", sent=code in UNCERTAIN)


def _number(value: Any) -> int:
    return int(value) if isinstance(value, int) or (isinstance(value, str) and value.isdigit()) else 0
