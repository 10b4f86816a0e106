"""The figures that a shop may give: for its costs, and for what holds of its goods as a whole."""

from typing import Any

from heqi.cases.parameters import parameters_of
from heqi.core.cases.playbook.parameters import NAMES
from heqi.core.errors import HeqiError
from heqi.core.rulebook.vocabulary import suggest
from heqi.shops.contracts import ShopView

GOODS = (
    "category",
    "no_return_listed",
    "no_return_confirmed",
    "unit_cost_fen",
    "promised_quality_days",
    "price_guard_days",
)
"""Facts of the goods that hold for the whole shop unless a listing says otherwise."""


def show_figures(shop: ShopView) -> list[tuple[str, Any, str]]:
    """(name, value, origin) of every figure; origin is 'shop' or 'default', the value None where there is none."""
    parameters, goods = parameters_of(shop), shop.settings.get("goods", {})
    figures = [(name, getattr(parameters, name), parameters.origin(name)) for name in NAMES]
    return figures + [(name, goods.get(name), "shop" if name in goods else "default") for name in GOODS]


def read_figure(name: str, text: str) -> Any:
    """The value that a text gives a figure; None for an empty one. Raises parameters.invalid."""
    if name not in (*NAMES, *GOODS):
        raise _wrong(name, f"没有参数 {name}", f"there is no figure {name}{suggest(name, (*NAMES, *GOODS))}")
    if not text:
        return None
    if name == "category":
        return text
    if name.startswith("no_return"):
        if text not in ("true", "false"):
            raise _wrong(name, f"{name} 应为 true 或 false", f"{name} must be true or false")
        return text == "true"
    if not text.isdecimal():
        raise _wrong(name, f"{name} 应为不小于 0 的整数", f"{name} must be a whole number from 0 on")
    return int(text)


def _wrong(name: str, message: str, message_en: str) -> HeqiError:
    return HeqiError("parameters.invalid", message, message_en, 422, {"name": name})
