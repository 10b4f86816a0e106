"""Builds the normaliser and the screener from the files of this folder."""

from importlib.resources import files
from typing import Any

import yaml

from heqi.core.language.normalise import Normaliser
from heqi.core.language.normalise.tables import chain_folds, read_folds, read_invisible
from heqi.core.language.screen.phrase import read_phrase_rules
from heqi.core.language.screen.screener import Screener

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def build_normaliser() -> Normaliser:
    """The normaliser of everything that reads text."""
    folds = chain_folds(read_folds(read_table("folds.tsv"), read_table("lookalikes.tsv")))
    return Normaliser(folds | read_invisible(read_table("invisible.txt")))


def build_screener() -> Screener:
    """The screener with every rule that ships."""
    return Screener(build_normaliser(), read_phrase_rules(read_screening_files()))


def read_table(name: str) -> str:
    """One file of the folder `tables`."""
    return files("heqi.assets.language").joinpath("tables", name).read_text("utf-8")


def read_screening_files() -> dict[str, Any]:
    """{file name: its rules} of every YAML file under `screening`, by name."""
    folder = files("heqi.assets.language").joinpath("screening")
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".yaml")), key=lambda each: each.name)
    documents = {each.name: yaml.load(each.read_text("utf-8"), Loader=_Loader) for each in found}
    return {name: document["rules"] for name, document in documents.items() if document and "rules" in document}
