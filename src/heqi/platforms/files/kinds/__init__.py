"""The kinds of file that Heqi reads. One module each; adding one is writing its table and naming it in `ALL`."""

from heqi.platforms.files.kinds import pdd_after_sales, pdd_orders
from heqi.platforms.files.kinds.base import Column, Kind

ALL: dict[str, Kind] = {kind.code: kind for kind in (pdd_orders.KIND, pdd_after_sales.KIND)}

__all__ = ["ALL", "Column", "Kind"]
