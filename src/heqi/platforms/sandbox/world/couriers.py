"""Couriers and how quick they are."""

from dataclasses import dataclass

from heqi.platforms.sandbox.world.dice import Shares


@dataclass(frozen=True, slots=True)
class Courier:
    """`code`: the letters both platforms know it by; `pdd_id`, `top_id`: each platform's number for it.

    `hours`: of a line-haul per zone; `weight`: how often the warehouses take it.
    """

    code: str
    name: str
    pdd_id: int
    top_id: int
    prefix: str
    digits: int
    hours: float
    weight: int


COURIERS = (
    Courier("YTO", "圆通快递", 85, 101, "YT", 13, 17.0, 7),
    Courier("ZTO", "中通快递", 115, 500, "75", 12, 16.0, 7),
    Courier("JTSD", "极兔速递", 384, 201174001, "JT", 13, 19.0, 6),
    Courier("YUNDA", "韵达快递", 121, 102, "43", 13, 18.0, 5),
    Courier("SF", "顺丰速运", 44, 505, "SF", 13, 10.0, 2),
)
WEIGHTED_COURIERS = Shares([(courier, courier.weight) for courier in COURIERS])
BY_PDD_ID = {courier.pdd_id: courier for courier in COURIERS}
BY_CODE = {courier.code: courier for courier in COURIERS}
BY_NAME = {courier.name: courier for courier in COURIERS}
