"""How many messages a second are screened and understood on one core, beside a word list and, if asked, SnowNLP."""

import json
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.resources import files
from math import ceil
from time import perf_counter, process_time
from typing import Any

import click

from heqi.bench.word_list import WordList

CORPUS = "heqi/bench/messages.txt"
ORDINARY_SHARE = 0.95
ROUNDS = 3
SINGLE_CALLS = 20_000
SNOWNLP_ROWS = 300


def make_up_messages(rows: int, seed: int) -> list[str]:
    """`rows` messages of the corpus, 95 % ordinary; numbers in them differ, so that no two runs of a cache help."""
    ordinary, found = _corpus()
    chance = random.Random(seed)
    return [
        chance.choice(ordinary if chance.random() < ORDINARY_SHARE else found).replace(
            "{n}", str(chance.randrange(10**11, 10**12))
        )
        for _ in range(rows)
    ]


def measure_language(*, rows: int, seed: int, peer: bool) -> dict[str, Any]:
    """Messages a second of each way of reading the same messages, and what one message takes.

    Seconds are of the processor, one core. A further part of the language core joins in `_parts`.
    """
    messages = make_up_messages(rows, seed)
    parts = _parts()
    raw = {name: _time_in_bulk(read, messages) for name, read in parts.items() if name != "classify"}
    raw["classify"] = _time_rounds(lambda: _classify_all(messages))
    memory = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)  # before a peer takes its own
    if peer:
        raw["snownlp"] = _time_in_bulk(_snownlp(), messages[:SNOWNLP_ROWS])
    counts = {name: min(rows, SNOWNLP_ROWS) if name == "snownlp" else rows for name in raw}
    per_second = {name: round(counts[name] / min(seconds), 1) for name, seconds in raw.items()}
    return {
        "corpus": CORPUS,
        "rows": rows,
        "mean_signs": round(sum(map(len, messages)) / rows, 1),
        "with_findings": round(_share_found(messages), 3),
        "per_second": per_second,
        "ratios": {
            name: round(per_second["screen"] / per_second[name], 2) for name in ("word_list", "snownlp") if name in raw
        },
        "one_message": {name: _time_singles(parts[name], messages) for name in ("screen", "classify")},
        "start_seconds": round(_time_start(), 3),
        "memory_mb": memory,
        "raw_seconds": raw,
    }


def _parts() -> dict[str, Callable[[str], object]]:
    from heqi.assets.loader import load_screener, load_understanding

    understanding = load_understanding()
    return {
        "screen": load_screener().screen,
        "word_list": WordList().find,
        "classify": lambda message: understanding.classify(message).body(),
    }


def _classify_all(messages: Sequence[str]) -> None:
    """Understand all messages with every head, down to the JSON of `heqi classify`."""
    from heqi.assets.loader import load_understanding
    from heqi.core.language.understand.reading import Line

    for reading in load_understanding().classify_many(map(Line, messages)):
        reading.body()


def _share_found(messages: Sequence[str]) -> float:
    from heqi.assets.loader import load_screener

    screener = load_screener()
    return sum(bool(screener.screen(each).findings) for each in messages) / len(messages)


def _time_in_bulk(read: Callable[[str], object], messages: Sequence[str]) -> list[float]:
    """Processor seconds of each round, one message after the other."""

    def read_all() -> None:
        for message in messages:
            read(message)

    return _time_rounds(read_all)


def _time_rounds(run: Callable[[], object]) -> list[float]:
    """Processor seconds of each round."""
    seconds = []
    for _ in range(ROUNDS):
        began = process_time()
        run()
        seconds.append(round(process_time() - began, 4))
    return seconds


def _time_singles(read: Callable[[str], object], messages: Sequence[str]) -> dict[str, float]:
    """Milliseconds of single calls by the wall clock: nearest-rank percentiles."""
    took = []
    for message in messages[:SINGLE_CALLS]:
        began = perf_counter()
        read(message)
        took.append(perf_counter() - began)
    took.sort()
    return {f"p{share}_ms": round(took[ceil(share / 100 * len(took)) - 1] * 1000, 4) for share in (50, 95, 99)}


def _time_start() -> float:
    """Seconds from nothing to the first answer of `heqi screen`: the shortest of three."""
    line = json.dumps({"text": "您好"}).encode()
    seconds = []
    for _ in range(ROUNDS):
        began = perf_counter()
        subprocess.run([sys.executable, "-m", "heqi", "screen"], input=line, capture_output=True, check=True)
        seconds.append(perf_counter() - began)
    return min(seconds)


def _snownlp() -> Callable[[str], object]:
    try:
        read = import_module("snownlp").SnowNLP
    except ImportError as error:
        raise click.ClickException("--peer needs SnowNLP: pip install snownlp") from error
    return lambda message: read(message).sentiments


def _corpus() -> tuple[list[str], list[str]]:
    lines = files("heqi.bench").joinpath("messages.txt").read_text("utf-8").splitlines()
    mark = lines.index("# found")
    ordinary, found = lines[:mark], lines[mark:]
    return [each for each in ordinary if not each.startswith("#")], [each for each in found if not each.startswith("#")]
