"""How many decisions a second `heqi decide` makes, as a process of its own: lines in, lines out."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from time import perf_counter
from typing import IO

import click

from heqi.bench.made_up import AT, make_up_cases


@dataclass(frozen=True, slots=True)
class Decided:
    """Seconds of one run over `lines` lines, start of the process included; `size` bytes came out."""

    lines: int
    seconds: float
    size: int


def run_decide(lines: IO[bytes], count: int) -> Decided:
    """Pipe the lines through `heqi decide`. Raises click.ClickException when a line stays without a decision."""
    command = [sys.executable, "-m", "heqi", "decide", "--at", AT.isoformat()]
    lines.seek(0)
    with tempfile.TemporaryFile() as out:
        began = perf_counter()
        done = subprocess.run(command, stdin=lines, stdout=out, check=False)
        seconds = perf_counter() - began
        size = out.tell()
        out.seek(0)
        good = sum(b'"options"' in line for line in out)
    if done.returncode or good != count:
        raise click.ClickException(f"heqi decide ended with {done.returncode} and {good} decisions for {count} lines")
    return Decided(count, seconds, size)


def measure_decide(*, count: int, seed: int) -> dict[str, float]:
    """Decisions a second over `count` cases, and the seconds that one alone takes, which is mostly the start."""
    with tempfile.TemporaryFile() as one, tempfile.TemporaryFile() as many:
        one.writelines(_lines(1, seed))
        many.writelines(_lines(count, seed))
        for file in (one, many):
            file.flush()
        start = min(run_decide(one, 1).seconds for _ in range(3))
        whole = run_decide(many, count)
    return {
        "decisions": count,
        "seconds": round(whole.seconds, 3),
        "seconds_for_one": round(start, 3),
        "per_second": round(count / whole.seconds, 1),
        "per_second_after_start": round((count - 1) / max(whole.seconds - start, 1e-9), 1),
        "bytes_per_decision": round(whole.size / count),
    }


def _lines(count: int, seed: int) -> list[bytes]:
    return [json.dumps(case).encode() + b"\n" for case in make_up_cases(count, seed)]
