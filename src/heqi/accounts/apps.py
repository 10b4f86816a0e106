"""Staff and what they may do in which shop."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """员工."""

    name = "heqi.accounts"
    label = "accounts"
