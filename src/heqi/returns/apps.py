"""Django app of the returns desk."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """退货台."""

    name = "heqi.returns"
    label = "returns"
