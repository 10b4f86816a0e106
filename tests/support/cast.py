"""The cast of all stories: the fruit shop 果然鲜 with its staff, and a shop of another merchant, never to be seen."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from heqi.accounts.contracts import StaffView
    from heqi.shops.contracts import ShopView

OPENED = datetime(2026, 5, 1, 1, 0, tzinfo=UTC)
"""When the shops joined: 2026-05-01 09:00 in China."""
PASSWORD = "jinri-heqi-shengcai"


def open_shop(name: str) -> "ShopView":
    """A shop that was there before the story begins: the journal starts empty."""
    from heqi.core.words import Platform
    from heqi.shops.access import view_shop
    from heqi.shops.models import Shop

    return view_shop(Shop.objects.create(name=name, platform=Platform.PINDUODUO, created_at=OPENED))


@pytest.fixture
def shop(db: None) -> "ShopView":
    """果然鲜, which sells fruit on Pinduoduo."""
    return open_shop("果然鲜")


@pytest.fixture
def other_shop(db: None) -> "ShopView":
    """隔壁茶行, a shop of another merchant on the same desk."""
    return open_shop("隔壁茶行")


@pytest.fixture
def hire(db: None) -> "Callable[..., StaffView]":
    """`hire(username, name, shop, role, money_limit_fen=None)`: somebody with a role in a shop, password PASSWORD."""
    from heqi.accounts.access import find_staff
    from heqi.accounts.actions.add_staff import add_staff
    from heqi.accounts.actions.give_role import give_role

    def hire(username: str, name: str, shop: "ShopView", role: str, money_limit_fen: int | None = None) -> "StaffView":
        from heqi.core.words import Role
        from heqi.journal.contracts import SYSTEM

        staff_id = add_staff(username=username, name=name, password=PASSWORD, now=OPENED)
        give_role(
            staff_id=staff_id, shop_id=shop.id, role=Role(role), by=SYSTEM, now=OPENED, money_limit_fen=money_limit_fen
        )
        staff = find_staff(staff_id)
        assert staff is not None
        return staff

    return hire


@pytest.fixture
def agent(hire: "Callable[..., StaffView]", shop: "ShopView") -> "StaffView":
    """小林, 客服 of 果然鲜, who may spend 50 yuan a decision."""
    return hire("xiaolin", "小林", shop, "agent", 50_00)


@pytest.fixture
def supervisor(hire: "Callable[..., StaffView]", shop: "ShopView") -> "StaffView":
    """阿敏, 主管 of 果然鲜, who may spend 500 yuan a decision."""
    return hire("amin", "阿敏", shop, "supervisor", 500_00)


@pytest.fixture
def owner(hire: "Callable[..., StaffView]", shop: "ShopView") -> "StaffView":
    """王老板, who owns 果然鲜; no limit."""
    return hire("wang", "王老板", shop, "owner")


@pytest.fixture
def stranger(hire: "Callable[..., StaffView]", other_shop: "ShopView") -> "StaffView":
    """陈老板, who owns 隔壁茶行 and must never see a row of 果然鲜."""
    return hire("chen", "陈老板", other_shop, "owner")
