"""The figures that a shop's costs are reckoned with."""

from heqi.core.cases.playbook.parameters import ShopParameters, read_parameters
from heqi.shops.contracts import ShopView


def parameters_of(shop: ShopView) -> ShopParameters:
    """What the shop has set under `parameters`, the rest as marked defaults. Raises parameters.invalid."""
    return read_parameters(shop.settings.get("parameters", {}))
