"""Connections of shops."""

from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    """店铺连接."""

    name = "heqi.connections"
    label = "connections"
