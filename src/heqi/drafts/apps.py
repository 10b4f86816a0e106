"""Django app of the drafts."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """草稿."""

    name = "heqi.drafts"
    label = "drafts"
