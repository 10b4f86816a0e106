"""`heqi classify`: what buyers wrote in, what they mean out, one JSON line each. Runs without Django and a database."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import click

from heqi.assets.language.understanding_parts import understanding
from heqi.cli.json_lines import dump, read_line, refusal
from heqi.core.errors import HeqiError
from heqi.core.language.understand.line_json import read_classify_line
from heqi.core.language.understand.reading import Line

CHUNK = 1 << 18

Asked = tuple[Any, Line | HeqiError]
"""The id of a line, and what is to be understood or what is wrong with the line."""


@click.command()
@click.argument("files", nargs=-1, type=click.File("rb"), metavar="[FILE]...")
def command(files: tuple[BinaryIO, ...]) -> None:
    """Understand what buyers write: intent, emotion, dissatisfaction, opinions, causes, and the words that say so.

    Reads one text a line from FILEs or standard input, as a JSON string or as an object:
    {"id", "text", "context": [{"from": "buyer|agent", "text"}], "as": "turn|review"}; the context holds the turns
    before, oldest first. Writes {"id", "intent", "also", "group", "emotion", "negative", "dissatisfied", "session",
    "aspects", "causes", "why"} for each. Spans count code points, end exclusive. A bad line answers
    {"id", "error": {"code", "message"}} and the rest goes on.
    """
    for source in files or (sys.stdin.buffer,):
        number = 0
        for lines in read_batches(source):
            write_answers([ask(line, number + place) for place, line in enumerate(lines, 1) if line.strip()])
            number += len(lines)


def read_batches(source: Any) -> Iterator[list[bytes]]:
    """The lines that have come so far, as they come: whoever waits for an answer before the next line gets it."""
    rest = b""
    while chunk := source.read1(CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        if lines:
            yield lines
    if rest:
        yield [rest]


def ask(line: bytes, number: int) -> Asked:
    """What one line asks."""
    line_id: Any = None
    try:
        data = read_line(line, number)
        line_id = data.get("id")
        return line_id, read_classify_line(data)
    except HeqiError as error:
        return line_id, error


def write_answers(asked: Sequence[Asked]) -> None:
    """One answer for each, in their order."""
    readings = understanding().classify_many(each for _, each in asked if isinstance(each, Line))
    for line_id, each in asked:
        answer = refusal(line_id, each) if isinstance(each, HeqiError) else {"id": line_id, **next(readings).body()}
        sys.stdout.buffer.write(dump(answer) + b"\n")
    sys.stdout.buffer.flush()
