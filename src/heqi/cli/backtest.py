"""`heqi backtest`: what a changed rule would have changed in a shop's past cases. Nothing is kept."""

from dataclasses import asdict
from typing import Any, BinaryIO

import click
import orjson

from heqi.cli.decide import moment_of
from heqi.core.errors import HeqiError


@click.command()
@click.option("--shop", "shop_name", required=True, help="Name of the shop.")
@click.option("--override", "source", required=True, type=click.File("rb"), help="JSON: {rule id: {changes}}.")
@click.option(
    "--at", "at_text", metavar="DATE", help="Decide all as of then; default: each as of its own last decision."
)
@click.option("--limit", default=500, show_default=True, type=click.IntRange(1, 5_000), help="Newest cases to decide.")
def command(shop_name: str, source: BinaryIO, at_text: str | None, limit: int) -> None:
    """Decide a shop's newest cases both ways and print what changes, as one JSON line.

    The file holds the changes to try, such as {"heqi.large-refund-returns": {"then.least": 20000}}; {} for a rule is
    the rule as it ships. The answer: {"decided", "recommendations", "standings", "costs", "cost_before_fen",
    "cost_after_fen", "examples": up to 20}.
    """
    try:
        answer = _run(shop_name, _read(source), at_text, limit)
    except HeqiError as error:
        raise click.ClickException(f"{error.message}\n  {error.message_en}") from error
    click.echo(orjson.dumps(answer, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS))


def _read(source: BinaryIO) -> dict[str, dict[str, Any]]:
    try:
        changes = orjson.loads(source.read())
    except orjson.JSONDecodeError as error:
        raise click.BadParameter(f"no JSON: {error}", param_hint="--override") from error
    if not isinstance(changes, dict) or not all(isinstance(each, dict) for each in changes.values()):
        raise click.BadParameter("must be {rule id: {changes}}", param_hint="--override")
    return changes


def _run(shop_name: str, changes: dict[str, dict[str, Any]], at_text: str | None, limit: int) -> dict[str, Any]:
    import django

    django.setup()
    from heqi.cases.backtest import backtest
    from heqi.rules.queries import book_with_changes, present_book
    from heqi.shops.access import find_shop

    try:
        at = None if at_text is None else moment_of(at_text)
    except (ValueError, TypeError) as error:
        raise click.BadParameter(f"{at_text!r} is neither a date nor a time", param_hint="--at") from error
    shop = find_shop(shop_name)
    after = book_with_changes(shop.id, changes)
    return asdict(backtest(shop=shop, before=present_book(shop.id), after=after, at=at, limit=limit))
