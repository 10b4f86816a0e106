"""`heqi backtest`: what other rules, figures or money limits would have changed in a shop's past. Nothing is kept."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, BinaryIO

import click
import orjson

from heqi.cli.decide import moment_of
from heqi.cli.replay import read_figures, read_limit, read_period, run_replay
from heqi.core.errors import HeqiError


@click.command()
@click.option("--shop", "shop_name", required=True, help="Name of the shop.")
@click.option("--override", "source", type=click.File("rb"), help="JSON: {rule id: {changes}}.")
@click.option(
    "--at", "at_text", metavar="DATE", help="Decide all as of then; default: each as of its own last decision."
)
@click.option("--limit", default=500, show_default=True, type=click.IntRange(1, 5_000), help="Newest cases to decide.")
@click.option("--closed", is_flag=True, help="Closed cases of a period, each as of its own choice; the options below.")
@click.option("--since", metavar="DATE", help="First day, in China; default: 30 days before --until.")
@click.option("--until", metavar="DATE", help="Last day, in China; default: up to now.")
@click.option("--figure", "figures", multiple=True, metavar="NAME=VALUE", help="A cost figure; empty: the default.")
@click.option("--agent-limit", metavar="YUAN", help="The most that an agent decides alone; none: no limit.")
@click.option("--four-eyes", metavar="YUAN", help="Above it two people decide; none: never.")
def command(
    shop_name: str, source: BinaryIO | None, at_text: str | None, limit: int, closed: bool, **asked: Any
) -> None:
    """Decide a shop's newest cases both ways and print what changes, as one JSON line.

    The file holds the changes to try, such as {"heqi.large-refund-returns": {"then.least": 20000}}; {} for a rule is
    the rule as it ships. The answer: {"decided", "recommendations", "standings", "costs", "cost_before_fen",
    "cost_after_fen", "examples": up to 20}.

    With --closed, or any option after it, the closed cases of a period are decided again instead, under these rules,
    cost figures and money limits: {"closed", "decided", "outcomes", "asks_before", "asks_after", "cost_before_fen",
    "cost_after_fen", ..., "cases": those that differ most}.
    """
    try:
        answer = _answer(shop_name, None if source is None else _read(source), at_text, limit, asked, closed)
    except HeqiError as error:
        raise click.ClickException(f"{error.message}\n  {error.message_en}") from error
    click.echo(orjson.dumps(answer, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS))


Rules = dict[str, dict[str, Any]]


def _answer(
    shop_name: str, rules: Rules | None, at_text: str | None, limit: int, asked: dict[str, Any], closed: bool
) -> dict[str, Any]:
    if closed or any(asked.values()):
        if at_text is not None:
            raise click.BadParameter("closed cases are decided as of their own choice", param_hint="--at")
        return _replay(shop_name, rules or {}, limit, asked)
    if rules is None:
        raise click.UsageError("say what to try: --override FILE, or --closed with other figures or limits")
    return _run(shop_name, rules, at_text, limit)


def _replay(shop_name: str, rules: Rules, limit: int, asked: dict[str, Any]) -> dict[str, Any]:
    since, until = read_period(asked["since"], asked["until"], datetime.now(UTC))
    given = {"agent_fen": ("--agent-limit", asked["agent_limit"]), "four_eyes_fen": ("--four-eyes", asked["four_eyes"])}
    limits = {name: read_limit(text, option) for name, (option, text) in given.items() if text is not None}
    figures = read_figures(asked["figures"])
    _set_up()
    return run_replay(
        shop_name, rules=rules, figures=figures, limits=limits, since=since, until=until, limit=limit
    )  # fmt: skip


def _set_up() -> None:
    """Late: a wrong option is told before anything is loaded."""
    import django

    django.setup()


def _read(source: BinaryIO) -> dict[str, dict[str, Any]]:
    try:
        changes = orjson.loads(source.read())
    except orjson.JSONDecodeError as error:
        raise click.BadParameter(f"no JSON: {error}", param_hint="--override") from error
    if not isinstance(changes, dict) or not all(isinstance(each, dict) for each in changes.values()):
        raise click.BadParameter("must be {rule id: {changes}}", param_hint="--override")
    return changes


def _run(shop_name: str, changes: dict[str, dict[str, Any]], at_text: str | None, limit: int) -> dict[str, Any]:
    _set_up()
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
