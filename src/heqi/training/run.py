"""What `heqi model` does: train all models, write them, measure them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from heqi.assets.language.understanding_parts import MODEL_FILES, model_folder, read_models
from heqi.core.language.linear import LinearModel
from heqi.core.language.model_file import dump_model
from heqi.training.figures import Figure
from heqi.training.recipe import Models, Recipe, Source
from heqi.training.sets import DataFolder, SetError
from heqi.training.table import table

RECIPES = ("heqi.training.reviews.recipe", "heqi.training.turns.recipe")
"""Modules with a `RECIPE`."""
BESIDE = ("heqi.training.away",)
"""Modules whose `write(source, folder)` learns and writes what is no linear model."""
SHIPPED = "shipped"
SEEN = "*"
Say = Callable[[str], object]


def recipes() -> list[Recipe]:
    """All families of models."""
    return [cast(Recipe, import_module(name).RECIPE) for name in RECIPES]


def train_models(source: Source, *, say: Say) -> dict[str, LinearModel]:
    """Every model, by the stem of its file; each names the files that its own family read. Raises SetError."""
    models: dict[str, LinearModel] = {}
    for recipe in recipes():
        say(recipe.name)
        models |= recipe.train(replace(source, data=DataFolder(source.data.path)))
    return models


def write_beside(source: Source, folder: Path) -> Iterator[tuple[Path, int]]:
    """Learn and write what else belongs to the models; gives each path and its size in bytes. Raises SetError."""
    for name in BESIDE:
        yield import_module(name).write(replace(source, data=DataFolder(source.data.path)), folder)


def write_models(models: Models, folder: Path) -> Iterator[tuple[Path, int]]:
    """Write all files; gives each path and its size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in models.items():
        path = folder / f"{name}.npz"
        yield path, path.write_bytes(dump_model(model))


def read_folder(folder: Path) -> dict[str, LinearModel]:
    """The models of a folder. Raises SetError or ModelFileError."""
    missing = [name for name in MODEL_FILES if not (folder / f"{name}.npz").is_file()]
    if missing:
        raise SetError("models.missing", f"{folder.name} 中没有模型 {missing}", f"no models {missing} in {folder}", 404)
    return read_models(folder)


def cross_check(source: Source, *, say: Say) -> str:
    """Train without fold 0, measure on it: the table."""
    models = train_models(source, say=say)
    return table({"held out": measure(models, source)})


def compare(folders: Sequence[str], source: Source) -> str:
    """The table of several folders of models on fold 0, side by side."""
    columns = {}
    for name in folders:
        models = read_folder(model_folder() if name == SHIPPED else Path(name))
        seen = any(not model.about.get("held") for model in models.values())
        columns[f"{name} {SEEN}" if seen else name] = measure(models, source)
    return table(columns)


def measure(models: Models, source: Source) -> list[Figure]:
    """The figures of all recipes."""
    return [figure for recipe in recipes() for figure in recipe.measure(models, source)]
