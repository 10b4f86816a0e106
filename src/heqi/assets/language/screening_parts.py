"""Builds the normaliser and the screener from the files of this folder."""

import gzip
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from heqi.core.language.normalise import Normaliser
from heqi.core.language.normalise.sounds import Sounds
from heqi.core.language.normalise.splits import read_splits
from heqi.core.language.normalise.tables import chain_folds, read_folds, read_invisible, table_lines
from heqi.core.language.screen.contact.opinion import Learnt, Opinion
from heqi.core.language.screen.contact.opinion_file import dump_opinion, parse_opinion
from heqi.core.language.screen.phrase import PhraseRule, read_phrase_rules
from heqi.core.language.screen.screener import Screener
from heqi.core.language.screen.slots import fill_slots

OPINION_FILE = "away.txt.gz"
"""`heqi.training.away` learns it."""
CONTACT_FILES = ("channels", "evidence", "numbers", "links", "opinion")
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
    contact = {name: read_yaml("contact", f"{name}.yaml") for name in CONTACT_FILES}
    sounds = Sounds(read_table("sounds.tsv") + read_table("emoji_sounds.tsv"))
    return Screener(build_normaliser(), sounds, rules, contact, read_opinion())


def read_opinion() -> Opinion:
    """The second opinion with what was learnt. Raises UnableToReadOpinion."""
    data = files("heqi.assets.language").joinpath("models", OPINION_FILE).read_bytes()
    return Opinion(parse_opinion(gzip.decompress(data).decode()))


def write_opinion(learnt: Learnt, folder: Path) -> tuple[Path, int]:
    """Its path in that folder, and its size in bytes. The same weights give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / OPINION_FILE
    return path, path.write_bytes(gzip.compress(dump_opinion(learnt).encode(), mtime=0))


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
