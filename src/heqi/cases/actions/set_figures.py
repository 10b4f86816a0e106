"""Give the figures of a shop."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from heqi.cases.figures import GOODS, read_figure
from heqi.cases.parameters import parameters_of
from heqi.core.cases.playbook.parameters import NAMES, read_parameters
from heqi.journal.contracts import Actor
from heqi.shops.actions.change_settings import change_settings
from heqi.shops.contracts import ShopView


def set_figures(*, shop: ShopView, given: Mapping[str, str], by: Actor, now: datetime) -> ShopView:
    """Change figures from text; an empty text takes one back to its default. Raises parameters.invalid."""
    values = {name: read_figure(name, text.strip()) for name, text in given.items()}
    costs = {name: value for name, value in values.items() if name in NAMES}
    held = {**shop.settings.get("parameters", {}), **costs}
    known = parameters_of(shop)
    read_parameters({name: value for name, value in held.items() if value is not None}, known.priors, known.wording)
    with transaction.atomic():
        for group, names in (("parameters", NAMES), ("goods", GOODS)):
            changes = {name: value for name, value in values.items() if name in names}
            if changes:
                shop = change_settings(shop_id=shop.id, group=group, changes=changes, by=by, now=now)
    return shop
