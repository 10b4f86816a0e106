"""Data files of this package, read as they are. What they mean is for `heqi.assets.loader` to say."""

from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_asset(name: str) -> Any:
    """The parsed YAML of one file of this package, such as 'priors.yaml' or 'rules/law.yaml'."""
    return yaml.load(read_text(name), Loader=_Loader)


def read_text(name: str) -> str:
    """One file of this package as it stands."""
    return files("heqi.assets").joinpath(*name.split("/")).read_text("utf-8")
