"""Who needs a kept file: every feature that names files says so in settings.HEQI_FILE_HOLDERS."""

from collections.abc import Collection

from django.conf import settings
from django.utils.module_loading import import_string


def held_by_anyone(names: Collection[str]) -> set[str]:
    """Which of these files a row of any feature and any shop still names."""
    held: set[str] = set()
    for path in settings.HEQI_FILE_HOLDERS:
        held |= import_string(path)(names)
    return held
