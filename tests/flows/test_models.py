"""What holds for every table, the ones that will be added tomorrow as well."""

import pytest
from django.apps import apps
from django.db import models

from heqi.db.scope import ScopedManager, UnscopedQuery


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("heqi.")]


def scoped_models() -> list[type[models.Model]]:
    """Tables whose rows belong to a shop. A membership belongs to a person: it says which shops are theirs."""
    fields = {model: {field.name for field in model._meta.get_fields()} for model in our_models()}
    return [model for model, names in fields.items() if names & {"shop", "shop_id"} and model.__name__ != "Membership"]


def test_there_are_models_to_look_at() -> None:
    assert {"Case", "JournalEntry", "Order", "AfterSale"} <= {model.__name__ for model in scoped_models()}


@pytest.mark.parametrize("model", scoped_models(), ids=lambda model: model._meta.label)
def test_rows_of_a_shop_cannot_be_read_without_naming_the_shop(model: type[models.Model], db: None) -> None:
    assert isinstance(model._default_manager, ScopedManager)
    for read in (list, lambda rows: rows.count(), lambda rows: rows.exists(), lambda rows: rows.delete()):
        with pytest.raises(UnscopedQuery):
            read(model._default_manager.all())
    assert list(model._default_manager.in_shops([])) == []


def test_nothing_points_into_a_growing_table() -> None:
    """Rows name each other by key or number, so that old ones can be moved away and tables split."""
    growing = set(scoped_models())
    pointing = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in growing
    ]
    assert pointing == []
