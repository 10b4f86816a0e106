"""`heqi staff`: who can log in, for whoever runs the machine."""

from datetime import UTC, datetime

import click

from heqi.core.words import Role


@click.group()
def command() -> None:
    """Add people, give them roles, reset passwords."""
    from heqi.cli import set_up_django

    set_up_django()


role_option = click.option(
    "--role", type=click.Choice([role.value for role in Role]), default="agent", show_default=True, help="Role there."
)
limit_option = click.option(
    "--limit", "limit_yuan", type=click.IntRange(min=0), help="Most yuan one decision may cost."
)


@command.command("add")
@click.argument("username")
@click.option("--name", help="Name shown to colleagues. Default: USERNAME.")
@click.option("--shop", "shops", multiple=True, help="A shop that they serve; may be repeated.")
@role_option
@limit_option
def add(username: str, name: str | None, shops: tuple[str, ...], role: str, limit_yuan: int | None) -> None:
    """Add USERNAME; the password is made up and printed once."""
    from heqi.cli.ready import hire, make_password, print_password
    from heqi.cli.speak import errors_as_sentences
    from heqi.shops.access import find_shop

    with errors_as_sentences():
        limit = None if limit_yuan is None else limit_yuan * 100
        roles = {find_shop(shop).id: (Role(role), limit) for shop in shops}
        password = make_password()
        hire(username=username, name=name or username, password=password, roles=roles)
        print_password(name or username, username, password)


@command.command("role")
@click.argument("username")
@click.option("--shop", required=True, help="The shop.")
@role_option
@limit_option
def give(username: str, shop: str, role: str, limit_yuan: int | None) -> None:
    """Give USERNAME a role in a shop; it replaces an earlier one."""
    from heqi.accounts.access import find_staff_named
    from heqi.accounts.actions.give_role import give_role
    from heqi.cli.speak import errors_as_sentences, say
    from heqi.journal.contracts import SYSTEM
    from heqi.shops.access import find_shop

    with errors_as_sentences():
        give_role(
            staff_id=find_staff_named(username).pk,
            shop_id=find_shop(shop).id,
            role=Role(role),
            by=SYSTEM,
            now=datetime.now(UTC),
            money_limit_fen=None if limit_yuan is None else limit_yuan * 100,
        )
        say(f"{username} 在“{shop}”的角色：{role}", f"{username} is now {role} of {shop}.")


@command.command("password")
@click.argument("username")
@click.option("--ask", is_flag=True, help="Ask for the new password instead of making one up.")
def reset(username: str, ask: bool) -> None:
    """Give USERNAME a new password; all their open sessions end."""
    from heqi.accounts.access import find_staff_named
    from heqi.accounts.actions.set_password import set_password
    from heqi.cli.ready import make_password, print_password
    from heqi.cli.speak import errors_as_sentences, say

    with errors_as_sentences():
        person = find_staff_named(username)
        asked = click.prompt("新密码 New password", hide_input=True, confirmation_prompt=True) if ask else None
        password = asked or make_password()
        set_password(username=username, password=password, now=datetime.now(UTC))
        if asked is None:
            print_password(person.name, username, password)
        else:
            say("密码已更改。", "Password changed.")


@command.command("reset-factor")
@click.argument("username")
def reset_factor(username: str) -> None:
    """Take USERNAME's second factor away, for somebody who lost both phone and recovery codes."""
    from heqi.accounts.access import find_staff_named
    from heqi.accounts.actions.enrol_factor import reset_factor_by_machine
    from heqi.cli.speak import errors_as_sentences, say

    with errors_as_sentences():
        reset_factor_by_machine(staff_id=find_staff_named(username).pk, now=datetime.now(UTC))
        say("两步验证已重设。", "The second factor is gone.")


@command.command("list")
def list_staff() -> None:
    """List people: log-in name, name, active or not, roles by shop."""
    from heqi.accounts.access import all_staff, view_staff
    from heqi.shops.access import shops_by_id

    for person in all_staff():
        held = view_staff(person).shops
        names = shops_by_id(held)
        roles = ", ".join(f"{names[shop_id].name}:{role.role}" for shop_id, role in held.items())
        click.echo(f"{person.username}\t{person.name}\t{'active' if person.is_active else 'left'}\t{roles}")
