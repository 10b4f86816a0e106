"""Django app of pictures."""

from django.apps import AppConfig


class PicturesConfig(AppConfig):
    """图片."""

    name = "heqi.pictures"
    label = "pictures"
