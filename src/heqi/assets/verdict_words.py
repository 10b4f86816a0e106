"""The words that may not be written about a buyer."""

from functools import cache
from importlib.resources import files

import yaml

from heqi.core.buyers.verdicts import VerdictWords


@cache
def load_verdict_words() -> VerdictWords:
    """From `assets/buyers/verdicts.yaml`."""
    text = (files("heqi.assets") / "buyers" / "verdicts.yaml").read_text(encoding="utf-8")
    return VerdictWords(yaml.safe_load(text))
