"""The reactions table, injected by settings so that no ground module imports the features behind it."""

from collections.abc import Callable, Mapping
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string


def reactions_for(kind: str, subject: str = "") -> tuple[str, ...]:
    """Dotted paths of the functions that an entry of this kind calls for; none for kinds not in the table.

    A row `clock.due@talk` is for that type of subject alone, and then stands in the place of the row `clock.due`.
    """
    table = _table(settings.HEQI_REACTIONS)
    return table.get(f"{kind}@{subject}") or table.get(kind, ())


def is_bulk(kind: str, path: str) -> bool:
    """Whether this reaction to this kind is long work that must not stand before anything else in the queue."""
    return kind in settings.HEQI_BULK_KINDS and path not in settings.HEQI_AT_ONCE


@cache
def _table(path: str) -> Mapping[str, tuple[str, ...]]:
    table: Mapping[str, tuple[str, ...]] = import_string(path)
    return table


def find_reaction(path: str) -> Callable[..., None]:
    """The function behind a dotted path. Raises ImportError when a release has removed it."""
    function: Callable[..., None] = import_string(path)
    return function
