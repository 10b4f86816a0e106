"""The platforms' own words and codes as ours, one module a platform. What we do not know is UNKNOWN, never an error."""

from heqi.core.cases.states_pinduoduo import (
    read_pdd_after_sale_state,
    read_pdd_answered_demand,
    read_pdd_export_after_sale_state,
    read_pdd_export_demand,
    read_pdd_export_order_state,
    read_pdd_listed_demand,
    write_pdd_listed_demand,
)
from heqi.core.cases.states_taobao import (
    read_taobao_after_sale_state,
    read_taobao_demand,
    read_taobao_order_state,
    read_taobao_received,
)

__all__ = [
    "read_pdd_after_sale_state",
    "read_pdd_answered_demand",
    "read_pdd_export_after_sale_state",
    "read_pdd_export_demand",
    "read_pdd_export_order_state",
    "read_pdd_listed_demand",
    "read_taobao_after_sale_state",
    "read_taobao_demand",
    "read_taobao_order_state",
    "read_taobao_received",
    "write_pdd_listed_demand",
]
