"""The demo's home, shop, people and exports. Broken off and started again, it goes on."""

import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from heqi.cli.demo_keys import connect_demo
from heqi.cli.speak import say
from heqi.core.errors import HeqiError
from heqi.core.words import Platform, Role

SHOP = "果然鲜"
CATEGORIES = {SHOP: "生鲜水果", "素衣坊": "服饰鞋包", "和声数码旗舰店": "数码家电"}
EXPORTS = "demo-exports"
MARK = "this-is-a-demo"
READY = "ready\n"
PEOPLE = (
    ("wang", "王老板", Role.OWNER, None),
    ("amin", "阿敏", Role.SUPERVISOR, 500_00),
    ("xiaolin", "小林", Role.AGENT, 50_00),
)


def clear_demo(home: Path) -> None:
    """Remove a demo's home. Raises demo.not_a_demo, and demo.other_database when the data lie elsewhere."""
    if os.environ.get("HEQI_DATABASE_URL"):
        raise HeqiError(
            "demo.other_database",
            "--fresh 只清除演示目录里的 SQLite；HEQI_DATABASE_URL 指向的数据库请自行清空。",
            "--fresh only clears the SQLite in the demo's home; empty the database of HEQI_DATABASE_URL yourself.",
        )
    if home.exists() and any(home.iterdir()) and not (home / MARK).exists():
        raise HeqiError(
            "demo.not_a_demo",
            f"{home} 不是演示目录，没有删除任何文件。",
            f"{home} is not the home of a demo; nothing was removed.",
        )
    shutil.rmtree(home, ignore_errors=True)


def refuse_real_desk(home: Path) -> None:
    """Raises demo.real_desk when the database holds shops that no demo has put there."""
    from django.db import connection

    from heqi.shops.access import all_shops

    if (home / MARK).exists() or "shops_shop" not in connection.introspection.table_names():
        return
    if all_shops():
        raise HeqiError(
            "demo.real_desk",
            "这里已有真实店铺，不会加入演示数据。请用 heqi serve，或换一个 HEQI_HOME。",
            "There are real shops here; demo data stay out. Use heqi serve, or another HEQI_HOME.",
        )


def ensure_demo(home: Path) -> None:
    """Shop, people and imported exports; nothing when all that is there already."""
    mark = home / MARK
    if mark.exists() and mark.read_text() == READY:
        say("演示店铺已就绪；忘了密码：heqi staff password xiaolin", f"The demo is ready. HEQI_HOME={home}")
        return
    mark.touch(mode=0o600)
    _ensure_people([_ensure_shop()])
    _import_exports(home / EXPORTS)
    mark.write_text(READY)


def is_of_files(home: Path) -> bool:
    """Whether the demo there was made from export files; it stays one until it is begun anew."""
    return (home / EXPORTS).exists()


def ensure_connected_demo(home: Path, market: Mapping[str, Any]) -> None:
    """Three shops, people, and keys to `market`, which is what the sandbox said of itself; its address, as it moves."""
    mark = home / MARK
    _tell_address(str(market["url"]))
    if mark.exists() and mark.read_text() == READY:
        say("演示店铺已就绪；忘了密码：heqi staff password xiaolin", f"The demo is ready. HEQI_HOME={home}")
        return
    mark.touch(mode=0o600)
    accounts = [each for each in market["connections"] if bool(each["sub_nick"]) is (each["platform"] != "pinduoduo")]
    shops = {_ensure_shop(each["shop"], Platform(each["platform"])): each for each in accounts}
    _ensure_people(list(shops))
    connect_demo(shops)
    mark.write_text(READY)
    say("三家店铺已连接模拟市场，订单正在进来。", "Three shops are connected to a sandbox; their orders are coming in.")


def _tell_address(url: str) -> None:
    """For this process and the worker that it starts."""
    from django.conf import settings

    settings.HEQI_SANDBOX_URL = os.environ["HEQI_SANDBOX_URL"] = url


def _ensure_shop(name: str = SHOP, platform: Platform = Platform.PINDUODUO) -> int:
    from heqi.cases.actions.set_figures import set_figures
    from heqi.journal.contracts import SYSTEM
    from heqi.shops.access import all_shops
    from heqi.shops.actions.add_shop import add_shop

    known = {shop.name: shop.id for shop in all_shops()}
    if name in known:
        return known[name]
    now = datetime.now(UTC)
    shop = add_shop(name=name, platform=platform, now=now)
    set_figures(shop=shop, given={"category": CATEGORIES.get(name, CATEGORIES[SHOP])}, by=SYSTEM, now=now)
    return shop.id


def _ensure_people(shop_ids: list[int]) -> None:
    from heqi.accounts.access import all_staff
    from heqi.accounts.actions.set_password import set_password
    from heqi.cli.ready import hire, make_password, print_password

    there = {person.username for person in all_staff()}
    say("登录用户（密码只显示这一次）：", "Who can log in (passwords are shown only once):")
    for username, name, role, limit in PEOPLE:
        password = make_password()
        if username in there:
            set_password(username=username, password=password, now=datetime.now(UTC))
        else:
            hire(username=username, name=name, password=password, roles=dict.fromkeys(shop_ids, (role, limit)))
        print_password(name, username, password)
    say("重设密码：heqi staff password xiaolin", "Reset one: heqi staff password xiaolin")


def _import_exports(folder: Path) -> None:
    from heqi.cli.import_files import Said, import_file, run_reactions
    from heqi.platforms.registry import write_demo_exports
    from heqi.shops.access import find_shop

    now = datetime.now(UTC)
    files = sorted(folder.glob("*.*")) or write_demo_exports(folder, now=now)
    for path in files:
        result = import_file(path, shop=find_shop(SHOP), said=Said(), bad_rows=None, now=now)
        if result.error is not None:
            raise result.error
        click.echo(f"  {path.name}: {result.counts.rows}")
    run_reactions()
    say("演示数据已导入。", "The demo's exports are imported.")
