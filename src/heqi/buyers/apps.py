"""Django app of buyers."""

from django.apps import AppConfig


class BuyersConfig(AppConfig):
    """买家."""

    name = "heqi.buyers"
    label = "buyers"
