"""Django app of the journal."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Entries, the reactions queued for them, and the workers that drain the queue."""

    name = "heqi.journal"
    label = "journal"
    verbose_name = "日志"
