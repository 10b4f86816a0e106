"""Shops: the tenants of the desk."""

from django.apps import AppConfig


class ShopsConfig(AppConfig):
    """店铺."""

    name = "heqi.shops"
    label = "shops"
