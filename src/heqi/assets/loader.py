"""The one place that reads the data files of this package. Each is parsed once a process."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from heqi.core.cases.reasons import ReasonTable, build_reason_table


def read_asset(name: str) -> Any:
    """The parsed YAML of one file of this package, such as 'priors.yaml' or 'rules/law.yaml'."""
    path = files("heqi.assets").joinpath(*name.split("/"))
    return yaml.load(path.read_text("utf-8"), Loader=_Loader)


@cache
def load_reason_table() -> ReasonTable:
    """Refund-reason wordings of the platforms and what kind of grievance each is."""
    return build_reason_table(read_asset("reasons.yaml"))


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
