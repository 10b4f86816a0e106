"""The example tables of screening: what must be found, what must pass, and the talks around a message.

One file a kind under `screening/`. `held_out` sentences were written before the patterns and looked at only after them.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from heqi.assets.loader import load_screener
from heqi.core.language.screen.finding import Screening
from heqi.core.language.screen.talk import NO_TALK, PresaleFacts, Talk
from heqi.core.language.talk import Turn

FOLDER = Path(__file__).with_name("screening")
KINDS = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
PARTS = ("examples", "held_out")


@dataclass(frozen=True)
class Example:
    """A message and what screening must say of it. `rule` None: no rule is named."""

    kind: str
    text: str
    verdict: str
    rule: str | None = None
    talk: Talk = field(default=NO_TALK)
    quiet: bool = False
    """No finding at all, not even a note."""

    def screen(self) -> Screening:
        return load_screener().screen(self.text, talk=self.talk)


@cache
def examples_of(kind: str) -> tuple[Example, ...]:
    table = yaml.safe_load((FOLDER / f"{kind}.yaml").read_text("utf-8"))
    found = [
        Example(kind, str(text), entry["verdict"], rule)
        for rule, entry in table["found"].items()
        for part in PARTS
        for text in entry.get(part, ())
    ]
    passed = [Example(kind, str(text), "pass") for part in PARTS for text in table["passed"].get(part, ())]
    talks = [_talk_example(kind, entry) for entry in table.get("talks", ())]
    return (*found, *passed, *talks)


def all_examples() -> tuple[Example, ...]:
    return tuple(example for kind in KINDS for example in examples_of(kind))


def _talk_example(kind: str, entry: dict[str, Any]) -> Example:
    return Example(
        kind, entry["text"], entry["verdict"], entry.get("rule"), _talk_of(entry), quiet=entry.get("quiet", False)
    )


def _talk_of(entry: dict[str, Any]) -> Talk:
    turns = [Turn(who, text) for turn in entry.get("previous", ()) for who, text in turn.items()]
    presale = entry.get("presale")
    return Talk(
        previous=tuple(turns),
        presale=PresaleFacts(presale["ship_date"]) if presale else None,
        on_file=frozenset(entry.get("on_file", ())),
    )
