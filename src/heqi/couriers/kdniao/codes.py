"""What 快递鸟's numbers mean, and how it says no: it gives words, no codes."""

from heqi.couriers.base import CourierError, Stage, Trouble

STAGES = {
    "0": Stage.NONE,
    "1": Stage.COLLECTED,
    "2": Stage.TRANSIT,
    "3": Stage.SIGNED,
    "4": Stage.PROBLEM,
    "5": Stage.FORWARDED,
    "6": Stage.CUSTOMS,
}
FINER = {
    "201": Stage.TRANSIT,
    "202": Stage.DELIVERING,
    "211": Stage.DELIVERING,
    "301": Stage.SIGNED,
    "302": Stage.SIGNED,
    "304": Stage.SIGNED,
    "311": Stage.SIGNED,
    "404": Stage.REFUSED,
}
"""`StateEx` of the paid interfaces, where it says more: 202 派件中, 211 in a locker, 311 taken out of it, 404 拒收."""
_KEYS = ("签名", "商户", "用户", "appkey", "ebusinessid", "datasign", "非法", "未授权", "未开通", "过期", "套餐")
_LIMIT = ("次数", "频率", "超限", "上限", "余额")
_LATER = ("系统", "繁忙", "超时", "稍后")
_NO_TRACK = ("无轨迹", "没有轨迹", "暂无")


def is_no_track(reason: str) -> bool:
    """Whether it only says that nobody has seen the parcel yet."""
    return any(word in reason for word in _NO_TRACK)


def error_of(reason: str) -> CourierError:
    """What its words stand for. They are not repeated: nobody knows what they may hold."""
    if any(word in reason for word in _LIMIT):
        zh, en = (
            "快递鸟今天的查询次数用完了，明天继续。",
            "KDNiao's allowance of today is used up; it goes on tomorrow.",
        )
        return CourierError(Trouble.LIMIT, "limit", zh, en)
    if any(word in reason.lower() for word in _KEYS):
        zh, en = (
            "快递鸟不认这组密钥或没有开通这个接口，请核对。",
            "KDNiao refuses these keys, or the interface is not booked.",
        )
        return CourierError(Trouble.KEYS, "keys", zh, en)
    if any(word in reason for word in _LATER):
        zh, en = "快递鸟暂时不能应答，稍后会自动再试。", "KDNiao cannot answer now; it will be tried again."
        return CourierError(Trouble.TEMPORARY, "later", zh, en)
    zh, en = "快递鸟不能查询这个单号：快递公司或单号不对。", "KDNiao cannot look this number up."
    return CourierError(Trouble.PARCEL, "parcel", zh, en)
