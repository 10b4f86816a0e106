"""Django app of the outbox."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """动作: what is to be done outside, by machine or by hand."""

    name = "heqi.outbox"
    label = "outbox"
