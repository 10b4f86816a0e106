"""Made-up sentences for the second opinion of screening, from `examples/away_grammar.yaml`."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

import yaml

EACH = 60
"""Sentences drawn from one pattern; those that come twice count once."""
_SEED = 4
_SLOT = re.compile(r"\{(\w+)\}")


def make_up_examples() -> Iterator[tuple[str, bool]]:
    """Each sentence and whether it leads away; the same ones every time."""
    text = files("heqi.assets.language").joinpath("examples", "away_grammar.yaml").read_text("utf-8")
    grammar = yaml.safe_load(text)
    chance = random.Random(_SEED)
    for away in (True, False):
        for pattern in grammar["away" if away else "harmless"]:
            drawn = (_fill(pattern, grammar["slots"], chance) for _ in range(EACH))
            yield from ((each, away) for each in dict.fromkeys(drawn))


def _fill(pattern: str, slots: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    return _SLOT.sub(lambda found: str(chance.choice(slots[found[1]])), pattern)
