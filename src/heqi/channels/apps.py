"""Channels as a Django app."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """渠道."""

    name = "heqi.channels"
    label = "channels"
