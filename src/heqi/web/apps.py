"""The HTTP side as a Django app: it keeps the answers of calls that act outside."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """接口."""

    name = "heqi.web"
    label = "web"
