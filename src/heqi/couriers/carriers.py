"""Couriers by the names that platforms and exports use, with their codes at both services.

Source: the code lists of 快递100 and 快递鸟. A courier that is not here is asked about without a code where a service
can find it out from the number.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Carrier:
    """`names`: what its name has in it, longer ones of others first; `needs_phone`: it answers only with a number."""

    names: tuple[str, ...]
    kuaidi100: str
    kdniao: str
    needs_phone: bool = False


CARRIERS: tuple[Carrier, ...] = (
    Carrier(("顺丰", "SF"), "shunfeng", "SF", needs_phone=True),
    Carrier(("中通快运",), "zhongtongkuaiyun", "ZTOKY"),
    Carrier(("中通", "ZTO"), "zhongtong", "ZTO"),
    Carrier(("圆通", "YTO"), "yuantong", "YTO"),
    Carrier(("申通", "STO"), "shentong", "STO"),
    Carrier(("韵达快运",), "yundakuaiyun", "YDKY"),
    Carrier(("韵达", "YUNDA"), "yunda", "YD"),
    Carrier(("极兔", "J&T", "JTSD"), "jtexpress", "JTSD"),
    Carrier(("EMS", "邮政速递", "邮政特快"), "ems", "EMS"),
    Carrier(("邮政", "中国邮政"), "youzhengguonei", "YZPY"),
    Carrier(("京东", "JD"), "jd", "JD"),
    Carrier(("德邦",), "debangkuaidi", "DBL"),
    Carrier(("百世",), "huitongkuaidi", "HTKY"),
    Carrier(("天天快递",), "tiantian", "HHTT"),
    Carrier(("宅急送",), "zhaijisong", "ZJS"),
    Carrier(("优速",), "youshuwuliu", "UC"),
    Carrier(("跨越",), "kuayue", "KYSY"),
    Carrier(("丰网",), "fengwang", "FWX", needs_phone=True),
)


def find_carrier(name: str) -> Carrier | None:
    """The courier whose name is in this one, the longest first: 中通快运 is not 中通."""
    plain = name.strip().upper()
    found = [(len(each), carrier) for carrier in CARRIERS for each in carrier.names if plain and each in plain]
    return max(found, key=lambda pair: pair[0])[1] if found else None
