"""What must be there before the desk can be served: tables, and somebody who can log in."""

import secrets
from datetime import UTC, datetime

import click

from heqi.cli.speak import say
from heqi.core.words import Role

OWNER = "owner"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def ensure_tables(*, migrate: bool) -> None:
    """Bring the embedded SQLite, or with `migrate` any database, to this release; else say what to do and stop."""
    from django.db import connection

    from heqi.db.migrations import apply_migrations, unapplied_migrations

    missing = unapplied_migrations()
    if not missing:
        return
    if connection.vendor != "sqlite" and not migrate:
        raise click.ClickException(
            f"数据库还差 {len(missing)} 个迁移。先备份，再运行 heqi serve --migrate。\n"
            f"  The database lacks {len(missing)} migrations. Back it up, then run heqi serve --migrate."
        )
    say(f"正在准备数据库（{len(missing)} 个迁移）…", f"Preparing the database ({len(missing)} migrations) …")
    apply_migrations()


def ensure_owner() -> None:
    """On an empty desk make the first owner, with every shop there is, and print the password, once."""
    from heqi.accounts.access import is_anybody_there
    from heqi.shops.access import all_shops

    if is_anybody_there():
        return
    password = make_password()
    hire(username=OWNER, name="店主", password=password, roles={shop.id: (Role.OWNER, None) for shop in all_shops()})
    print_password("店主", OWNER, password)
    say("密码只显示这一次；重设：heqi staff password owner", "Shown only once; reset: heqi staff password owner")


def hire(*, username: str, name: str, password: str, roles: dict[int, tuple[Role, int | None]]) -> int:
    """Add a person with roles: shop id → (role, money limit in fen or None); their id."""
    from django.db import transaction

    from heqi.accounts.actions.add_staff import add_staff
    from heqi.accounts.actions.give_role import give_role
    from heqi.journal.contracts import SYSTEM

    now = datetime.now(UTC)
    with transaction.atomic():
        staff_id = add_staff(username=username, name=name, password=password, now=now)
        for shop_id, (role, limit) in roles.items():
            give_role(staff_id=staff_id, shop_id=shop_id, role=role, by=SYSTEM, now=now, money_limit_fen=limit)
    return staff_id


def make_password() -> str:
    """Twelve characters that can be read aloud, 59 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def print_password(name: str, username: str, password: str) -> None:
    """One line on standard output."""
    click.echo(f"  {name}  用户名 username: {username}  密码 password: {password}")
