"""Django app: Tracking of parcels."""

from django.apps import AppConfig


class TrackingConfig(AppConfig):
    """快递查询."""

    name = "heqi.tracking"
    label = "tracking"
