"""`heqi doctor`: is everything as it should be, and what to do where it is not."""

import sys
from collections.abc import Sequence

import click

from heqi.cli.doctor_checks.check import Check, Health, run_checks

MARKS = {Health.OK: ("✓", "green"), Health.WARN: ("!", "yellow"), Health.FAIL: ("✗", "red")}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON line per check.")
@click.option("--retry-dead", is_flag=True, help="First queue again what has run out of tries.")
def command(as_json: bool, retry_dead: bool) -> None:
    """Check this desk: Python, folders, database, journal, worker, clocks.

    Each line says ok (✓), look at it (!) or broken (✗), and what to do. Exits 1 when something is broken.
    """
    from heqi.cli import set_up_django

    set_up_django()
    if retry_dead:
        _retry_dead()
    checks = _look()
    for check in checks:
        click.echo(_json_line(check) if as_json else _sentence(check))
    sys.exit(any(check.health is Health.FAIL for check in checks))


def _look() -> list[Check]:
    from heqi.cli.doctor_checks import database, machine, work

    checks = run_checks((*machine.CHECKS, database.check_database))
    if checks[-1].health is Health.FAIL:
        return checks
    checks += run_checks(database.CHECKS)
    tables_are_there = next(check for check in checks if check.name == "migrations").health is Health.OK
    return checks + (run_checks(work.CHECKS) if tables_are_there else [])


def _retry_dead() -> None:
    from datetime import UTC, datetime

    from heqi.cli.speak import say
    from heqi.journal.actions import revive_reaction
    from heqi.journal.contracts import SYSTEM
    from heqi.journal.queries import all_dead

    now = datetime.now(UTC)
    dead = all_dead()
    revived = [revive_reaction(reaction_id=row, shop_id=shop, by=SYSTEM, now=now) for row, shop in dead]
    say(f"重新排队：{sum(revived)}", f"Queued again: {sum(revived)}")


def _json_line(check: Check) -> str:
    import orjson

    return orjson.dumps(check).decode()


def _sentence(check: Check) -> str:
    mark, colour = MARKS[check.health]
    head = f"{click.style(mark, fg=colour)} {check.name:<13} {_both(check.text, check.text_en)}"
    return f"{head}\n    → {_both(check.fix, check.fix_en)}" if check.fix else head


def _both(*texts: str) -> str:
    words: Sequence[str] = tuple(dict.fromkeys(texts))
    return "  ".join(words)
