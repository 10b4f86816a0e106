"""What is done about an order from the talk."""

from django.apps import AppConfig


class OrderActionsConfig(AppConfig):
    """订单操作."""

    name = "heqi.order_actions"
    label = "order_actions"
