"""What other parts may know of a shop."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from heqi.core.words import Platform


@dataclass(frozen=True, slots=True)
class ShopView:
    """One shop as a value."""

    id: int
    name: str
    platform: Platform
    settings: Mapping[str, Any]
