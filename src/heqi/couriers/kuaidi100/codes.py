"""What 快递100's numbers mean. State codes from its own document of the query; return codes from its answers."""

from heqi.couriers.base import CourierError, Stage, Trouble

STAGES = {
    "0": Stage.TRANSIT,
    "1": Stage.COLLECTED,
    "2": Stage.PROBLEM,
    "3": Stage.SIGNED,
    "4": Stage.RETURNED,
    "5": Stage.DELIVERING,
    "6": Stage.RETURNING,
    "7": Stage.FORWARDED,
    "8": Stage.CUSTOMS,
    "10": Stage.CUSTOMS,
    "11": Stage.CUSTOMS,
    "12": Stage.CUSTOMS,
    "13": Stage.CUSTOMS,
    "14": Stage.REFUSED,
}
"""4 is 退签: signed for by whoever sent it."""
DONE = "200"
TWICE = "501"
"""A subscription that stands already is as good as a new one."""
NO_TRACK = "500"
"""Of a query: nobody has seen the parcel yet."""
_KEYS = {"503", "600", "601"}
_PARCEL = {"400", "408", "700", "701", "702"}


def error_of(code: str, *, subscribing: bool) -> CourierError:
    """What a return code stands for. 500 of a subscription is the server's own trouble."""
    if code in _KEYS:
        zh = "快递100不认这组密钥（签名不对、未授权或已过期），请核对 customer 和 key。"
        en = "Kuaidi100 refuses these keys: a wrong signature, no authorisation, or expired."
        return CourierError(Trouble.KEYS, code, zh, en)
    if code in _PARCEL:
        what = ("订阅", "watch") if subscribing else ("查询", "look up")
        zh, en = f"快递100不能{what[0]}这个单号：快递公司或单号不对。", f"Kuaidi100 cannot {what[1]} this number."
        return CourierError(Trouble.PARCEL, code, zh, en)
    zh, en = "快递100暂时不能应答，稍后会自动再试。", "Kuaidi100 cannot answer now; it will be tried again."
    return CourierError(Trouble.TEMPORARY, code, zh, en)
