"""The inbox: the first station of every fact."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """收件箱."""

    name = "heqi.inbox"
    label = "inbox"
