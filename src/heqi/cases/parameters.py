"""The figures that a shop's costs are reckoned with."""

from heqi.assets.loader import load_parameters
from heqi.core.cases.playbook.parameters import ShopParameters
from heqi.shops.contracts import ShopView


def parameters_of(shop: ShopView) -> ShopParameters:
    """What the shop has set under `parameters` and said its own way under `scripts`; the rest as marked defaults.

    Raises parameters.invalid, script.invalid.
    """
    return load_parameters(shop.settings.get("parameters", {}), scripts=shop.settings.get("scripts", {}))
