"""The reactions table, injected by settings so that no ground module imports the features behind it."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

NOTHING: Mapping[str, Any] = MappingProxyType({})


def reactions_for(kind: str, subject: str = "", data: Mapping[str, Any] = NOTHING) -> tuple[str, ...]:
    """Dotted paths of the functions that an entry of this kind calls for; none for kinds not in the table.

    A row `clock.due@talk` is for that type of subject alone, and then stands in the place of the row `clock.due`. A row
    `talk.message_came?order` is added where the entry's data say `order`: what would find nothing to do is not queued.
    """
    table = _table(settings.HEQI_REACTIONS)
    always = table.get(f"{kind}@{subject}") or table.get(kind, ())
    more = _conditions(settings.HEQI_REACTIONS).get(kind, ())
    return (*always, *(path for name, paths in more if data.get(name) for path in paths))


def is_bulk(kind: str, path: str) -> bool:
    """Whether this reaction to this kind is long work that must not stand before anything else in the queue."""
    return kind in settings.HEQI_BULK_KINDS and path not in settings.HEQI_AT_ONCE


@cache
def _conditions(path: str) -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Kind → what its entries' data may say, with the reactions of that row."""
    found: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for row, paths in _table(path).items():
        kind, condition, name = row.partition("?")
        if condition:
            found[kind] = (*found.get(kind, ()), (name, paths))
    return found


@cache
def _table(path: str) -> Mapping[str, tuple[str, ...]]:
    table: Mapping[str, tuple[str, ...]] = import_string(path)
    return table


def find_reaction(path: str) -> Callable[..., None]:
    """The function behind a dotted path. Raises ImportError when a release has removed it."""
    function: Callable[..., None] = import_string(path)
    return function
