"""Builds the normaliser and the screener from the files of this folder."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import yaml

from heqi.core.language.normalise import Normaliser
from heqi.core.language.normalise.sounds import Sounds
from heqi.core.language.normalise.splits import read_splits
from heqi.core.language.normalise.tables import chain_folds, read_folds, read_invisible, table_lines
from heqi.core.language.screen.phrase import PhraseRule, read_phrase_rules
from heqi.core.language.screen.screener import Screener
from heqi.core.language.screen.slots import fill_slots

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def build_normaliser() -> Normaliser:
    """The normaliser of everything that reads text."""
    tables = map(read_table, ("folds.tsv", "numerals.tsv", "lookalikes.tsv", "things.tsv"))
    folds = chain_folds(read_folds(*tables)) | read_invisible(read_table("invisible.txt"))
    ornaments = "".join(table_lines(read_table("ornaments.txt")))
    return Normaliser(folds, read_splits(read_table("splits.tsv")), ornaments)


def build_screener() -> Screener:
    """The screener with every rule that ships."""
    return build_screener_of(read_phrase_rules(read_screening_files()))


def build_screener_of(rules: Sequence[PhraseRule]) -> Screener:
    """The screener with these rules; those that a detector finds must be among them."""
    contact = {name: read_yaml("contact", f"{name}.yaml") for name in ("channels", "evidence", "numbers", "links")}
    sounds = Sounds(read_table("sounds.tsv") + read_table("emoji_sounds.tsv"))
    return Screener(build_normaliser(), sounds, rules, contact)


def read_table(name: str) -> str:
    """One file of the folder `tables`."""
    return files("heqi.assets.language").joinpath("tables", name).read_text("utf-8")


def read_yaml(folder: str, name: str) -> Any:
    """One parsed YAML file."""
    path = files("heqi.assets.language").joinpath(folder, name)
    return yaml.load(path.read_text("utf-8"), Loader=_Loader)


def read_screening_files() -> dict[str, Any]:
    """{file name: its rules} of every YAML file under `screening`, by name."""
    folder = files("heqi.assets.language").joinpath("screening")
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".yaml")), key=lambda each: each.name)
    documents = {each.name: yaml.load(each.read_text("utf-8"), Loader=_Loader) for each in found}
    slots = documents.get("slots.yaml", {}).get("slots", {})
    return {
        name: [fill_slots(rule, slots) for rule in document["rules"]]
        for name, document in documents.items()
        if document and "rules" in document
    }
