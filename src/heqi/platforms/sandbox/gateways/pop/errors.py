"""POP's errors (reference 1.4)."""

from typing import Any

from heqi.platforms.sandbox.world.verbs.unable import UnableTo

TEXTS = {
    10000: "参数错误",
    10001: "公共参数错误",
    10016: "client下线或者clientId不正确",
    10017: "type不正确",
    10019: "access_token已过期",
    20004: "签名sign校验失败",
    20031: "用户没有授权访问此接口",
    20032: "access_token或client_id错误",
    21001: "请求参数错误",
    21002: "请求参数不能为空",
    50000: "系统内部错误",
    50001: "业务服务错误",
    52004: "请求body太大",
    52101: "当前接口被限流，请稍后重试",
    52102: "当前接口暂不可用，请稍后重试",
    52103: "服务暂不可用",
    70031: "调用过于频繁，请调整调用频率",
}


class PopError(Exception):
    """An error in POP's words."""

    def __init__(self, code: int, sub_msg: str = "", sub_code: str | None = None) -> None:
        super().__init__(f"{code} {sub_msg}")
        self.code = code
        self.sub_msg = sub_msg or TEXTS[code]
        self.sub_code = sub_code

    def body(self, request_id: str) -> dict[str, Any]:
        """As it goes over the wire."""
        return {
            "error_response": {
                "error_msg": TEXTS[self.code],
                "sub_msg": self.sub_msg,
                "sub_code": self.sub_code,
                "error_code": self.code,
                "request_id": request_id,
            }
        }


def business(unable: UnableTo) -> PopError:
    """A verb that was not done."""
    return PopError(50001, unable.text)
