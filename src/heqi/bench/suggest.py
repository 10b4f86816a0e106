"""How often the right phrase is suggested, and how long that takes: turns of our own against the shipped phrases."""

from importlib.resources import files
from statistics import quantiles
from time import perf_counter

from heqi.assets.loader import load_sayings, load_starter, load_understanding
from heqi.core.phrases.evaluate import AskedTurn, read_asked_turns, tell_accuracy
from heqi.core.phrases.heard import Heard, heard_in
from heqi.core.phrases.suggest import Moment, Suggester
from heqi.core.words import Platform

ROUNDS = 5


def measure_suggestions() -> dict[str, float]:
    """Shares of turns whose answer came first and among three; milliseconds of one suggestion, hearing included."""
    turns = read_turns()
    began = perf_counter()
    suggester = Suggester(load_starter()[Platform.PINDUODUO], hear, load_sayings())
    made_ready = perf_counter() - began
    told = tell_accuracy(suggester, turns, hear)
    times = sorted(_seconds(suggester, turn) for _ in range(ROUNDS) for turn in turns)
    cuts = quantiles(times, n=100)
    return {
        "turns": told.turns,
        "first": told.first,
        "among_three": told.among_three,
        "ready_seconds": made_ready,
        "p50_ms": cuts[49] * 1000,
        "p99_ms": cuts[98] * 1000,
    }


def read_turns() -> list[AskedTurn]:
    """The turns that are held apart."""
    return read_asked_turns(files("heqi.bench").joinpath("suggest_turns.txt").read_text("utf-8"))


def hear(text: str) -> Heard:
    """What a turn means."""
    return heard_in(load_understanding().classify(text).turn)


def _seconds(suggester: Suggester, turn: AskedTurn) -> float:
    began = perf_counter()
    suggester.suggest(Moment(turn.text, hear(turn.text), turn.state))
    return perf_counter() - began
