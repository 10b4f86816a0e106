"""The closed-case side of `heqi backtest`: a period decided again under other rules, figures or money limits."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime, time, timedelta
from typing import Any

import click

from heqi.core.time import SHANGHAI

MOST_DAYS = 30


def run_replay(
    shop_name: str,
    *,
    rules: Mapping[str, Mapping[str, Any]],
    figures: Mapping[str, int | None],
    limits: Mapping[str, int | None],
    since: datetime,
    until: datetime,
    limit: int,
) -> dict[str, Any]:
    """`Replayed` as plain values. Raises shop.unknown, parameters.invalid, RuleError."""
    from heqi.cases.replay import Change, Period, present_terms, replay_closed, terms_with
    from heqi.shops.access import find_shop

    shop = find_shop(shop_name)
    present = present_terms(shop)
    after = terms_with(shop, present, Change(rules, figures, limits))
    return asdict(replay_closed(shop.id, before=present, after=after, period=Period(since, until, limit)))


def read_figures(pairs: Iterable[str]) -> dict[str, int | None]:
    """NAME=VALUE of each --figure; an empty value is the default. Raises BadParameter."""
    figures: dict[str, int | None] = {}
    for pair in pairs:
        name, sign, text = pair.partition("=")
        if not sign or (text and not text.isdecimal()):
            raise click.BadParameter(f"{pair!r} is not NAME=WHOLE NUMBER", param_hint="--figure")
        figures[name] = int(text) if text else None
    return figures


def read_limit(text: str, option: str) -> int | None:
    """Yuan as fen; 'none' for no limit. Raises BadParameter."""
    if text == "none":
        return None
    try:
        fen = round(float(text) * 100)
    except ValueError:
        fen = -1
    if fen < 0:
        raise click.BadParameter(f"{text!r} is neither a sum in yuan nor none", param_hint=option)
    return fen


def read_period(since: str | None, until: str | None, now: datetime) -> tuple[datetime, datetime]:
    """Whole days in China, `until` included; 30 days up to now by default. Raises BadParameter."""
    end = now if until is None else _day(until, "--until") + timedelta(days=1)
    start = end - timedelta(days=MOST_DAYS) if since is None else _day(since, "--since")
    if start >= end:
        raise click.BadParameter("it lies after --until", param_hint="--since")
    return start, end


def _day(text: str, option: str) -> datetime:
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no date like 2026-05-01", param_hint=option) from error
    return datetime.combine(day, time(), SHANGHAI).astimezone(UTC)
