"""The only place that fetches shops."""

from collections.abc import Iterable

from heqi.core.errors import HeqiError
from heqi.core.words import Platform
from heqi.db.lookup import RowLookup
from heqi.shops.contracts import ShopView
from heqi.shops.models import Shop

_by_id = RowLookup(Shop, lambda shop_id: Shop.objects.filter(id=shop_id), int)


def unable_to_find_shop(name: str) -> HeqiError:
    """No shop of that name; the sentence names the command that adds one."""
    return HeqiError(
        "shop.unknown",
        f"没有名为“{name}”的店铺。先用 heqi shop add {name} --platform pinduoduo 添加。",
        f"There is no shop called {name!r}. Add it first: heqi shop add {name} --platform pinduoduo",
        404,
        {"shop": name},
    )


def get_shop(shop_id: int) -> ShopView:
    """The shop of that id. Raises Shop.DoesNotExist: ids come from our own rows."""
    found = _by_id.find(shop_id)
    if not found:
        raise Shop.DoesNotExist(shop_id)
    return view_shop(found[0])


def lock_shop(shop_id: int) -> ShopView:
    """The shop, held until the transaction ends: nobody changes its settings meanwhile. Raises Shop.DoesNotExist."""
    return view_shop(Shop.objects.select_for_update().get(id=shop_id))


def find_shop(name: str) -> ShopView:
    """The shop of that name, or shop.unknown."""
    shop = Shop.objects.filter(name=name.strip()).first()
    if shop is None:
        raise unable_to_find_shop(name)
    return view_shop(shop)


def shops_by_id(shop_ids: Iterable[int]) -> dict[int, ShopView]:
    """Several shops at once."""
    return {shop.id: view_shop(shop) for shop in Shop.objects.filter(id__in=list(shop_ids))}


def all_shops() -> list[ShopView]:
    """Every shop, by name, for the command line of whoever runs the machine."""
    return [view_shop(shop) for shop in Shop.objects.order_by("name")]


def view_shop(shop: Shop) -> ShopView:
    """A row as a value."""
    return ShopView(id=shop.id, name=shop.name, platform=Platform(shop.platform), settings=shop.settings)
