"""The verbs of what is done about orders from the talk."""

from heqi.order_actions.actions.begin_act import begin_act
from heqi.order_actions.actions.end_act import tick_act, withdraw_act
from heqi.order_actions.actions.reveal import reveal_address, reveal_order

__all__ = ["begin_act", "reveal_address", "reveal_order", "tick_act", "withdraw_act"]
