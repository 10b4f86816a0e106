"""JSON lines as a table: one object a line, or one dialogue a line whose turns become rows."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from heqi.platforms.files.cells import clean_text
from heqi.platforms.files.grid import Grid, Line

ROWS_FOR_HEADER = 200
_BROKEN = ("这一行不是完整的 JSON 对象", "the line is not a whole JSON object")
_DIALOGUE = ("dialogue", "place", "turn", "sender", "text", "satisfaction", "overall", "act")


def looks_like_json_lines(head: str) -> bool:
    """Whether the first line that says anything opens an object."""
    return head.lstrip("\ufeff \t\r\n").startswith("{")


def open_json_lines(path: Path, encoding: str) -> Iterator[Grid]:
    """The file as one table."""
    first = next((row for _, row in islice(_objects(path, encoding), ROWS_FOR_HEADER) if row is not None), {})
    if isinstance(first.get("turns"), list):
        yield Grid(name="", encoding=encoding, lines=lambda: _turns(path, encoding))
        return
    found: dict[str, None] = {}
    for _, row in islice(_objects(path, encoding), ROWS_FOR_HEADER):
        found.update(dict.fromkeys(row or ()))
    yield Grid(name="", encoding=encoding, lines=_reader(path, encoding, tuple(found)))


def _reader(path: Path, encoding: str, header: tuple[str, ...]) -> Callable[[], Iterator[Line]]:
    def lines() -> Iterator[Line]:
        yield Line(0, header)
        for number, row in _objects(path, encoding):
            if row is None:
                yield Line(number, (), _BROKEN)
            else:
                yield Line(number, tuple(_show(row.get(name)) for name in header))

    return lines


def _turns(path: Path, encoding: str) -> Iterator[Line]:
    """Every utterance of every dialogue; rows are numbered through, since a line holds many."""
    yield Line(0, _DIALOGUE)
    number = 0
    for place, (_, row) in enumerate(_objects(path, encoding)):
        if row is None or not isinstance(row.get("turns"), list):
            number += 1
            yield Line(number, (), _BROKEN)
            continue
        name = sha256(orjson.dumps(row["turns"])).hexdigest()[:16]
        for turn, (sender, text, told) in enumerate(_utterances(row["turns"])):
            number += 1
            said = [told.get("satisfaction"), row.get("overall"), told.get("act")]
            yield Line(number, (name, str(place), str(turn), sender, clean_text(text), *map(_show, said)))


def _utterances(turns: list[Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(sender, text, the turn where the buyer's part stands); empty parts are no utterances."""
    for turn in turns:
        if not isinstance(turn, dict):
            continue
        for sender in ("buyer", "agent"):
            text = turn.get(sender)
            if isinstance(text, str) and text.strip():
                yield sender, text, turn if sender == "buyer" else {}


def _objects(path: Path, encoding: str) -> Iterator[tuple[int, dict[str, Any] | None]]:
    with path.open(encoding=encoding, errors="replace") as file:
        for number, line in enumerate(file, start=1):
            text = line.strip().lstrip("\ufeff")
            if text:
                yield number, _load(text)


def _load(text: str) -> dict[str, Any] | None:
    try:
        row = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    return row if isinstance(row, dict) else None


def _show(value: Any) -> str:
    if value is None:
        return ""
    return clean_text(value) if isinstance(value, str) else orjson.dumps(value).decode()
