"""Shapes of the API: one name, one shape; the schema knows them by name alone, and the later one would win silently."""

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

from ninja import Schema

from heqi.web import api as package


def test_no_two_shapes_share_a_name():
    named = Counter()
    for module in iter_modules(package.__path__, "heqi.web.api."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Schema) and value.__module__ == module.name:
                named[value.__name__] += 1
    assert [name for name, count in named.items() if count > 1] == []
