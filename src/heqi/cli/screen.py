"""`heqi screen`: messages in, what they hold out, one JSON line each. Runs without Django and without a database."""

import sys
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

import click
import orjson

from heqi.assets.language.loading import screener
from heqi.cli.json_lines import dump, read_line, refusal
from heqi.core.errors import HeqiError
from heqi.core.language.screen.finding import DIRECTIONS, Direction
from heqi.core.language.screen.message_json import Message, read_message, read_words
from heqi.core.language.screen.words import ShopWords


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
        return dump(refusal(line_id, error))


def screen_message(message: Message) -> dict[str, Any]:
    """The answer on one message."""
    screening = screener().screen(message.text, direction=message.direction, words=message.words, talk=message.talk)
    return screening.body()
