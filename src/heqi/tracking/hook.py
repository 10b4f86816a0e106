"""The address that a courier service is to call."""

from django.conf import settings

PLACE = "/api/couriers/heard/"


def hook_url(hook: str) -> str:
    """With the account's name in it; '' when this desk has no address that can be reached from outside."""
    base: str = settings.PUBLIC_URL.rstrip("/")
    return f"{base}{PLACE}{hook}" if base else ""
