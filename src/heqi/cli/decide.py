"""`heqi decide`: facts of cases in, decisions out, one JSON line each. Runs without Django and without a database."""

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, BinaryIO

import click
import orjson

from heqi.assets.loader import load_parameters, load_reason_table, load_rulebook
from heqi.assets.reading import read_asset
from heqi.core.cases.decide import decide
from heqi.core.cases.decision_json import dump_decision
from heqi.core.cases.facts_json import read_facts, read_time
from heqi.core.cases.facts_schema import facts_schema
from heqi.core.cases.playbook.parameters import ShopParameters
from heqi.core.cases.reasons import name_family
from heqi.core.errors import HeqiError
from heqi.core.time import end_of_day, shanghai_date


class LineError(HeqiError):
    """A line that is no case at all."""


@click.command()
@click.argument("files", nargs=-1, type=click.File("rb"), metavar="[FILE]...")
@click.option("--at", "at_text", metavar="DATE", help="Decide as of the end of this day, or this moment, by its rules.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a line and stop.")
@click.option("--shop-parameters", type=click.File("rb"), help="JSON with the shop's own figures (freight, wage …).")
def command(files: tuple[BinaryIO, ...], at_text: str | None, schema: bool, shop_parameters: BinaryIO | None) -> None:
    """Decide after-sales cases: what is owed, what may be offered, what each way costs, which comes first.

    Reads the facts of one case a line as JSON, from FILEs or standard input, and writes one decision a line:
    {"platform": "pinduoduo", "demand": "return_refund", "order": {...}, "after_sale": {...}}. A line may carry "id",
    which is passed through, and "at", which wins over --at. A bad line answers {"id", "error": {"code", "message"}}
    and the rest goes on. Money is in fen; times without a zone are China's. --schema explains every name.
    """
    if schema:
        write(orjson.dumps(facts_schema(read_asset("facts.yaml")), option=orjson.OPT_INDENT_2))
        return
    at = read_at(at_text)
    parameters = read_shop(shop_parameters)
    for source in files or (sys.stdin.buffer,):
        answer_lines(source, at, parameters)


def read_at(text: str | None) -> datetime:
    """A moment, the end of a day, or now."""
    if text is None:
        return datetime.now(UTC)
    try:
        return moment_of(text)
    except (ValueError, TypeError) as error:
        raise click.BadParameter(f"{text!r} is neither a date nor a time", param_hint="--at") from error


def moment_of(text: Any) -> datetime:
    """A stamp as aware UTC; a bare date is the last second of that day in China, so that all its rules have begun."""
    moment = read_time(text)
    return end_of_day(shanghai_date(moment)) if len(text.strip()) <= len("2026-01-01") else moment


def read_shop(source: BinaryIO | None) -> ShopParameters:
    """The shop's figures, or the marked defaults."""
    try:
        return load_parameters(orjson.loads(source.read()) if source else None)
    except orjson.JSONDecodeError as error:
        raise click.BadParameter(f"no JSON: {error}", param_hint="--shop-parameters") from error
    except HeqiError as error:
        raise click.BadParameter(f"{error.message} ({error.message_en})", param_hint="--shop-parameters") from error


def answer_lines(lines: Iterable[bytes], at: datetime, parameters: ShopParameters) -> None:
    """One answer for each line that is not blank."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            write(answer_line(line, number, at, parameters))


def answer_line(line: bytes, number: int, at: datetime, parameters: ShopParameters) -> bytes:
    """The decision on one line as JSON, or what is wrong with the line."""
    beside: dict[str, Any] = {}
    try:
        data = read_line(line, number)
        if "id" in data:
            beside["id"] = data.pop("id")
        moment = line_moment(data.pop("at", None), at)
        facts = name_family(read_facts(data), load_reason_table())
        decision = decide(facts, at=moment, rulebook=load_rulebook(), parameters=parameters)
        return dump_decision(decision, **beside)
    except HeqiError as error:
        message = f"{error.message} / {error.message_en}"
        told = {"code": error.code, "message": message, "detail": error.detail}
        return orjson.dumps({"id": beside.get("id"), "error": told})


def read_line(line: bytes, number: int) -> dict[str, Any]:
    """The object of one line. Raises LineError."""
    try:
        data = orjson.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise LineError("line.invalid", f"第 {number} 行不是 JSON", f"line {number} is no JSON: {error}") from error
    if not isinstance(data, dict):
        raise LineError("line.invalid", f"第 {number} 行不是对象", f"line {number} is no JSON object")
    return data


def line_moment(text: Any, otherwise: datetime) -> datetime:
    """The line's own moment, else the command's. Raises LineError."""
    if text is None:
        return otherwise
    try:
        return moment_of(text)
    except (ValueError, TypeError) as error:
        raise LineError("line.invalid", "at 应为日期或时间", f"at is neither a date nor a time: {text!r}") from error


def write(answer: bytes) -> None:
    """One line to standard output."""
    sys.stdout.buffer.write(answer + b"\n")
