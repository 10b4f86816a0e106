"""`heqi screen`: messages in, what they hold out, one JSON line each. Runs without Django and without a database."""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, cast

import click
import orjson

from heqi.assets.language.loading import screener
from heqi.core.errors import HeqiError
from heqi.core.language.screen.finding import DIRECTIONS, Direction
from heqi.core.language.screen.message_json import Message, read_message, read_words
from heqi.core.language.screen.words import ShopWords


class LineError(HeqiError):
    """A line that is no message at all."""


@click.command()
@click.argument("files", nargs=-1, type=click.File("rb"), metavar="[FILE]...")
@click.option(
    "--direction",
    type=click.Choice(DIRECTIONS),
    default="out",
    show_default=True,
    help="out: what staff is about to send. in: what a buyer wrote. A line's own direction wins.",
)
@click.option("--shops", type=click.File("rb"), help='JSON {"shop": {"allow", "extra"}}: the words of each shop.')
def command(files: tuple[BinaryIO, ...], direction: Direction, shops: BinaryIO | None) -> None:
    """Screen messages: what may not leave, what needs care, and what to say instead.

    Reads one message a line from FILEs or standard input, as a JSON string or as an object:
    {"id", "text", "direction": "out|in", "context": [{"from": "buyer|agent", "text"}], "shop"}. "shop" is a name in
    --shops, or the words themselves: {"platform", "allow": [text], "extra": [{"text", "severity", "advice"}]}.
    Writes {"id", "verdict": "pass|caution|block", "findings", "rewrite"} for each. Spans count code points, end
    exclusive. A bad line answers {"id", "error": {"code", "message"}} and the rest goes on.
    """
    known = read_shops(shops)
    for source in files or (sys.stdin.buffer,):
        answer_lines(source, direction, known)


def read_shops(source: BinaryIO | None) -> dict[str, ShopWords]:
    """The words of each shop by its name."""
    if source is None:
        return {}
    try:
        return {name: read_words(each) for name, each in orjson.loads(source.read()).items()}
    except (orjson.JSONDecodeError, AttributeError) as error:
        raise click.BadParameter(f"no JSON object: {error}", param_hint="--shops") from error
    except HeqiError as error:
        raise click.BadParameter(f"{error.message} ({error.message_en})", param_hint="--shops") from error


def answer_lines(lines: Iterable[bytes], direction: Direction, shops: Mapping[str, ShopWords]) -> None:
    """One answer for each line that is not blank."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            sys.stdout.buffer.write(answer_line(line, number, direction, shops) + b"\n")


def answer_line(line: bytes, number: int, direction: Direction, shops: Mapping[str, ShopWords]) -> bytes:
    """The screening of one line as JSON, or what is wrong with the line."""
    line_id: Any = None
    try:
        data = read_line(line, number)
        line_id = data.get("id")
        message = read_message(data, direction, shops)
        return dump({"id": line_id, **screen_message(message)})
    except HeqiError as error:
        told = {"code": error.code, "message": f"{error.message} / {error.message_en}", "detail": error.detail}
        return dump({"id": line_id, "error": told})


def screen_message(message: Message) -> dict[str, Any]:
    """The answer on one message."""
    screening = screener().screen(
        message.text, direction=message.direction, words=message.words, talk=message.talk
    )
    return screening.body()


def read_line(line: bytes, number: int) -> dict[str, Any]:
    """The object of one line; a bare string is its text. Raises LineError."""
    try:
        data = parse(line.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError as error:
        raise LineError("line.invalid", f"第 {number} 行不是 UTF-8", f"line {number} is no UTF-8: {error}") from error
    except (ValueError, RecursionError) as error:
        raise LineError("line.invalid", f"第 {number} 行不是 JSON", f"line {number} is no JSON: {error}") from error
    if isinstance(data, str):
        return {"text": data}
    if not isinstance(data, dict):
        raise LineError("line.invalid", f"第 {number} 行不是对象或文字", f"line {number} is no JSON object or string")
    return cast(dict[str, Any], data)


def parse(line: bytes) -> Any:
    """JSON; also with halves of surrogate pairs, which orjson refuses and broken clients send. Raises ValueError."""
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        return json.loads(line.decode("utf-8"))


def dump(answer: Mapping[str, Any]) -> bytes:
    """One line of JSON; what UTF-8 cannot hold is escaped."""
    try:
        return orjson.dumps(answer)
    except TypeError:
        return json.dumps(answer).encode("ascii")
