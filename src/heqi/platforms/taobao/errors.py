"""TOP's error codes as what may be done about them, in words that an owner understands."""

import re
from typing import Any

from heqi.core.connecting import ErrorKind, PlatformError

K = ErrorKind
_WRONG = (K.PERMANENT, "淘宝说请求参数不对。", "Taobao says that the parameters are wrong.")
_CONFIG = (K.PERMANENT, "应用的 App Key 或签名不对，请核对。", "The app key or the signature is wrong; check them.")
_CLOCK = (K.PERMANENT, "时间不对：请校准服务器时钟。", "The time is wrong: set the server's clock.")
_PACKAGE = (
    K.PERMISSION,
    "应用没有这个接口的权限：请在淘宝开放平台申请权限包。",
    "The application may not call this: apply for the permission package on Taobao's open platform.",
)
_AUTHORISE = (
    K.REAUTHORISE,
    "店铺授权已失效，请店主重新授权。",
    "The shop's authorisation is no longer valid; the owner must authorise again.",
)
_BUSY = (K.RATE_LIMITED, "调用太频繁，平台要求稍等，稍后会自动再试。", "Called too often; it will be tried again.")
_DOWN = (K.TEMPORARY, "淘宝接口暂不可用，稍后会自动再试。", "Not available at the moment; it will be tried again.")

ERRORS: dict[int, tuple[ErrorKind, str, str]] = {
    3: (K.PERMANENT, "上传失败：请核对图片大小和格式。", "The upload failed: check the picture's size and format."),
    7: _BUSY,
    9: _WRONG,
    10: _DOWN,
    11: _PACKAGE,
    12: (
        K.PERMISSION,
        "当前账号没有权限：请用有权限的主账号或子账号授权。",
        "This account may not do it: authorise with one that may.",
    ),
    21: _WRONG,
    22: (K.PERMANENT, "淘宝没有（或已下线）这个接口。", "Taobao does not offer this API (any more)."),
    23: _WRONG,
    24: _CONFIG,
    25: _CONFIG,
    26: _AUTHORISE,
    27: _AUTHORISE,
    28: _CONFIG,
    29: _CONFIG,
    30: _CLOCK,
    31: _CLOCK,
    32: _WRONG,
    33: _WRONG,
    34: _WRONG,
    40: _WRONG,
    41: _WRONG,
    42: (K.PERMISSION, "淘宝禁止了这次调用（可能不在白名单）。", "Taobao forbids this call (perhaps by a white list)."),
    43: _WRONG,
}
REMOTE = 15
_SECONDS = re.compile(r"(\d{1,5})\s*(?:more )?(?:seconds?|s\b|秒)")
_CODE_ASKED = re.compile(r"验证码|校验码|短信")


def error_of(answer: Any) -> PlatformError:
    """The error of an `error_response`. `isp.` is the platform's own trouble, `isv.` a no to this very request."""
    said = answer if isinstance(answer, dict) else {}
    code = int(said["code"]) if str(said.get("code", "")).isdigit() else 0
    sub = str(said.get("sub_code") or "")
    words = str(said.get("sub_msg") or said.get("msg") or "没有说明")[:200]
    named = f"{code}:{sub}" if sub else str(code)
    if sub.startswith("accesscontrol.limited") or code == 7:
        return PlatformError(K.RATE_LIMITED, named, *_BUSY[1:], retry_after=_seconds(words))
    if sub.startswith("isp."):
        return PlatformError(K.TEMPORARY, named, *_DOWN[1:], sent=True)
    if code in ERRORS:
        kind, zh, en = ERRORS[code]
        return PlatformError(kind, named, zh, en, sent=kind is K.TEMPORARY)
    zh, en = f"淘宝拒绝了请求：{words}（{named}）。", f"Taobao refused the request: {words} ({named})."
    return PlatformError(K.BUSINESS, named, zh, en)


def asks_for_code(words: str) -> bool:
    """Whether the platform has sent a code to the shop's phone and waits for it."""
    return bool(_CODE_ASKED.search(words))


def _seconds(words: str) -> float | None:
    found = _SECONDS.search(words)
    return float(found.group(1)) if found else None
