"""Trade: the ground that cases stand on."""

from django.apps import AppConfig


class TradeConfig(AppConfig):
    """订单与售后单."""

    name = "heqi.trade"
    label = "trade"
