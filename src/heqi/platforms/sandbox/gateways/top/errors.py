"""TOP's errors (reference 3.4). A sub_code that begins with `isp.` is the platform's fault, `isv.` the caller's."""

from typing import Any

from heqi.platforms.sandbox.world.verbs.unable import Cause, UnableTo

TEXTS = {
    7: "App Call Limited",
    10: "Service Currently Unavailable",
    11: "Insufficient ISV Permissions",
    15: "Remote service error",
    21: "Missing Method",
    22: "Invalid Method",
    23: "Invalid Format",
    24: "Missing Signature",
    25: "Invalid Signature",
    26: "Missing Session",
    27: "Invalid Session",
    28: "Missing App Key",
    29: "Invalid App Key",
    30: "Missing Timestamp",
    31: "Invalid Timestamp",
    40: "Missing Required Arguments",
    41: "Invalid Arguments",
}
_CAUSES = {
    Cause.NOT_FOUND: "isv.not-exist",
    Cause.DONE_ALREADY: "isv.operation-done-already",
    Cause.WRONG_STATE: "isv.invalid-status",
    Cause.STALE: "isv.refund-version-invalid",
    Cause.BAD_VALUE: "isv.invalid-parameter",
    Cause.NOT_ALLOWED: "isv.operation-not-allowed",
}


class TopError(Exception):
    """An error in TOP's words."""

    def __init__(self, code: int, sub_code: str = "", sub_msg: str = "") -> None:
        super().__init__(f"{code} {sub_code} {sub_msg}")
        self.code = code
        self.sub_code = sub_code
        self.sub_msg = sub_msg

    def body(self, request_id: str) -> dict[str, Any]:
        """What stands under `error_response`."""
        sub = {"sub_code": self.sub_code, "sub_msg": self.sub_msg} if self.sub_code else {}
        return {"code": self.code, "msg": TEXTS[self.code], **sub, "request_id": request_id}


def business(unable: UnableTo) -> TopError:
    """A verb that was not done."""
    return TopError(15, _CAUSES[unable.cause], unable.text)
