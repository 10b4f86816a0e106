"""Measured times as figures: what a run prints, and what two runs can be compared by."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import ceil
from typing import Any


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds of many calls of one kind. Percentiles are nearest-rank: a value that was measured."""

    what: str
    calls: int
    p50_ms: float
    p95_ms: float
    p99_ms: float
    longest_ms: float
    raw_ms: tuple[float, ...]


def sum_up(what: str, seconds: Sequence[float]) -> Timings:
    """Figures of at least one measured call."""
    ordered = sorted(round(each * 1000, 2) for each in seconds)

    def percentile(share: float) -> float:
        return ordered[ceil(share * len(ordered)) - 1]

    raw = tuple(round(each * 1000, 2) for each in seconds)
    return Timings(what, len(ordered), percentile(0.5), percentile(0.95), percentile(0.99), ordered[-1], raw)


def describe_machine() -> dict[str, Any]:
    """What the figures depend on and can be told without asking anybody."""
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "load": [round(each, 2) for each in os.getloadavg()],
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
    }


def table_of(timings: Sequence[Timings]) -> str:
    """The figures for people."""
    head = f"{'':<34}{'calls':>7}{'p50 ms':>10}{'p95 ms':>10}{'p99 ms':>10}{'longest':>10}"
    rows = [
        f"{each.what:<34}{each.calls:>7}{each.p50_ms:>10.1f}{each.p95_ms:>10.1f}{each.p99_ms:>10.1f}{each.longest_ms:>10.1f}"
        for each in timings
    ]
    return "\n".join([head, *rows])


def table_of_two(smaller: Sequence[Timings], larger: Sequence[Timings]) -> str:
    """The same lists in two sizes, p50 and p95 of both, and how many times as long the larger takes."""
    head = f"{'':<34}{'p50 ms':>10}{'larger':>10}{'ratio':>8}{'p95 ms':>10}{'larger':>10}{'ratio':>8}"
    rows = [
        f"{few.what:<34}{few.p50_ms:>10.1f}{many.p50_ms:>10.1f}{many.p50_ms / few.p50_ms:>8.2f}"
        f"{few.p95_ms:>10.1f}{many.p95_ms:>10.1f}{many.p95_ms / few.p95_ms:>8.2f}"
        for few, many in zip(smaller, larger, strict=True)
    ]
    return "\n".join([head, *rows])


def json_line(name: str, given: dict[str, Any], result: dict[str, Any], timings: Sequence[Timings] = ()) -> str:
    """The whole result in one line: what was run, with what, on what, and every raw value."""
    whole = {"bench": name, "given": given, "machine": describe_machine(), **result}
    return json.dumps(whole | {"timings": [asdict(each) for each in timings]}, ensure_ascii=False)
