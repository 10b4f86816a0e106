"""Builds what reads buyers' turns from the models and the tables of this folder."""

from collections.abc import Mapping
from functools import cache

from heqi.assets.language.loading import normaliser
from heqi.assets.reading import read_asset
from heqi.core.language.linear import LinearModel
from heqi.core.language.understand.also import AlsoReader, read_also_rules
from heqi.core.language.understand.cues import CueReader
from heqi.core.language.understand.intents import IntentReader
from heqi.core.language.understand.mood import MoodReader
from heqi.core.language.understand.turns import Turns


@cache
def read_cues() -> CueReader:
    """The cues of cues.yaml."""
    return CueReader(read_asset("language/cues.yaml"))


@cache
def read_also() -> AlsoReader:
    """The labels beside the intent, of also.yaml."""
    return AlsoReader(read_also_rules(read_asset("language/also.yaml")))


@cache
def read_law() -> frozenset[str]:
    """The labels beside the intent that the law takes to a person (L1), of labels.yaml."""
    labels = read_asset("language/labels.yaml")["also"]
    return frozenset(label for label, names in labels.items() if names.get("law"))


def build_turns(models: Mapping[str, LinearModel]) -> Turns:
    """The reader of turns with the models `turns` and `mood`."""
    turns = models["turns"]
    intents = IntentReader(turns, turns.about["group_of"])
    return Turns(turns, intents, MoodReader(models["mood"], read_cues()), read_also(), normaliser())
