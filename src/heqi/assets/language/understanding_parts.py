"""Builds the understanding of texts from the model files of this folder."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from heqi.assets.language.turns_parts import build_turns
from heqi.core.language.linear import LinearModel
from heqi.core.language.model_file import parse_model
from heqi.core.language.together import find_together
from heqi.core.language.understand.classify import Understanding
from heqi.core.language.understand.reviews import Reviews

MODEL_FILES = ("polarity", "causes", "aspects", "turns", "mood")
"""Stems of the files; `heqi.training` writes them."""


def model_folder() -> Path:
    """Where the models of this installation lie."""
    return Path(str(files("heqi.assets.language").joinpath("models")))


def read_models(folder: Path) -> dict[str, LinearModel]:
    """All models of a folder. Raises OSError or ModelFileError."""
    return {name: parse_model((folder / f"{name}.npz").read_bytes()) for name in MODEL_FILES}


@cache
def understanding() -> Understanding:
    """Every head, with the models of this installation; built once a process."""
    models = find_together(read_models(model_folder()))
    reviews = Reviews(models["polarity"], models["causes"], models["aspects"])
    return Understanding(build_turns(models), reviews)
