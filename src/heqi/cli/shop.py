"""`heqi shop`: the shops of this desk."""

from datetime import UTC, datetime

import click

from heqi.core.words import Platform, Role


@click.group()
def command() -> None:
    """Add and list shops, and give the figures that their costs are reckoned with."""
    from heqi.cli import set_up_django

    set_up_django()


@command.command("add")
@click.argument("name")
@click.option(
    "--platform", required=True, type=click.Choice([platform.value for platform in Platform]), help="Where it sells."
)
@click.option("--owner", help="Log-in name of its owner. Default: the first person of this desk.")
def add(name: str, platform: str, owner: str | None) -> None:
    """Add the shop NAME, as it is called on its platform, and give it to an owner."""
    from heqi.cli.ready import ensure_owner, ensure_tables
    from heqi.cli.speak import errors_as_sentences, say

    with errors_as_sentences():
        ensure_tables(migrate=False)
        shop_id, owner_name = _add(name, Platform(platform), owner)
        say(f"已添加店铺“{name}”。", f"Added the shop {name!r} (id {shop_id}).")
        if owner_name:
            say(f"店主：{owner_name}", f"Owner: {owner_name}")
        ensure_owner()
        say(f"下一步：heqi import 文件… --shop {name}", f"Next: heqi import FILE… --shop {name}")


@command.command("list")
def list_shops() -> None:
    """List shops: id, name, platform."""
    from heqi.cli.ready import ensure_tables
    from heqi.cli.speak import say
    from heqi.shops.access import all_shops

    ensure_tables(migrate=False)
    shops = all_shops()
    for shop in shops:
        click.echo(f"{shop.id}\t{shop.name}\t{shop.platform}")
    if not shops:
        say(
            "还没有店铺。添加：heqi shop add 店铺名 --platform pinduoduo",
            "No shop yet. Add: heqi shop add NAME --platform …",
        )


@command.command("figures")
@click.argument("name")
def show(name: str) -> None:
    """Show the figures of the shop NAME: name, value, and whether the shop gave it or it is a default."""
    from heqi.cases.figures import show_figures
    from heqi.cli.ready import ensure_tables
    from heqi.cli.speak import errors_as_sentences
    from heqi.shops.access import find_shop

    with errors_as_sentences():
        ensure_tables(migrate=False)
        for figure, value, origin in show_figures(find_shop(name)):
            click.echo(f"{figure}\t{'' if value is None else value}\t{origin}")


@command.command("set")
@click.argument("name")
@click.argument("figures", nargs=-1, required=True, metavar="FIGURE=VALUE…")
def set_values(name: str, figures: tuple[str, ...]) -> None:
    """Give figures of the shop NAME, such as category=生鲜水果 wage_fen_per_hour=2600.

    Money is in fen, shares are percent. `heqi shop figures NAME` lists them; an empty value takes one back to its
    default. Cases are decided with the new figures from the next look on.
    """
    from heqi.cases.actions.set_figures import set_figures
    from heqi.cli.ready import ensure_tables
    from heqi.cli.speak import errors_as_sentences, say
    from heqi.journal.contracts import SYSTEM
    from heqi.shops.access import find_shop

    given = dict(figure.partition("=")[::2] for figure in figures)
    with errors_as_sentences():
        ensure_tables(migrate=False)
        set_figures(shop=find_shop(name), given=given, by=SYSTEM, now=datetime.now(UTC))
        say(f"“{name}”的参数已更新。", f"The figures of {name!r} are set.")


@command.command("scripts")
@click.argument("name")
def show_sentences(name: str) -> None:
    """Show what the shop NAME says to buyers in the flows of cases: name, text, and whether it is the shop's own."""
    from heqi.cases.actions.set_scripts import show_scripts
    from heqi.cli.ready import ensure_tables
    from heqi.cli.speak import errors_as_sentences
    from heqi.shops.access import find_shop

    with errors_as_sentences():
        ensure_tables(migrate=False)
        for script, text, origin in show_scripts(find_shop(name)):
            click.echo(f"{script}\t{text}\t{origin}")


@command.command("say")
@click.argument("name")
@click.argument("scripts", nargs=-1, required=True, metavar="SCRIPT=TEXT…")
def set_sentences(name: str, scripts: tuple[str, ...]) -> None:
    """Put scripts of the shop NAME in its own words, such as tell_paid="{amount} 已经打给您啦".

    `heqi shop scripts NAME` lists them; an empty text takes one back to ours. A text that loses a place it needs, or
    that the screening stops, is refused.
    """
    from heqi.cases.actions.set_scripts import set_scripts
    from heqi.cli.ready import ensure_tables
    from heqi.cli.speak import errors_as_sentences, say
    from heqi.journal.contracts import SYSTEM
    from heqi.shops.access import find_shop

    given = dict(script.partition("=")[::2] for script in scripts)
    with errors_as_sentences():
        ensure_tables(migrate=False)
        set_scripts(shop=find_shop(name), given=given, by=SYSTEM, now=datetime.now(UTC))
        say(f"“{name}”的话术已更新。", f"The scripts of {name!r} are set.")


def _add(name: str, platform: Platform, owner: str | None) -> tuple[int, str | None]:
    from django.db import transaction

    from heqi.accounts.access import find_staff_named, first_staff
    from heqi.accounts.actions.give_role import give_role
    from heqi.journal.contracts import SYSTEM
    from heqi.shops.actions.add_shop import add_shop

    now = datetime.now(UTC)
    with transaction.atomic():
        person = find_staff_named(owner) if owner else first_staff()
        shop = add_shop(name=name, platform=platform, now=now)
        if person is not None:
            give_role(staff_id=person.pk, shop_id=shop.id, role=Role.OWNER, by=SYSTEM, now=now)
        return shop.id, person.name if person else None
