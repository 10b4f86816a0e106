"""What a family of models must bring: how it is trained, and how it is measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from heqi.core.language.linear import LinearModel
from heqi.training.figures import Figure
from heqi.training.own import NO_MARKS, OwnMarks
from heqi.training.sets import DataFolder

Models = Mapping[str, LinearModel]
"""Models by the stem of their file, such as `reviews`."""


@dataclass(frozen=True)
class Source:
    """What is learnt from and measured on. With `held` the texts of fold 0 are kept out of training."""

    data: DataFolder
    own: OwnMarks = NO_MARKS
    held: bool = False

    def about(self, **more: Any) -> dict[str, Any]:
        """For the header of a model: the files read so far, by hash, and whether fold 0 was kept out."""
        return {"data": dict(sorted(self.data.read.items())), "own": self.own.sha, "held": self.held, **more}


class Recipe(Protocol):
    """`heqi.training.reviews` and `heqi.training.turns` each have one."""

    @property
    def name(self) -> str:
        """Chinese and English, for the table."""

    def train(self, source: Source) -> Models:
        """The models that are shipped. The same source gives the same bytes. Raises SetError."""

    def measure(self, models: Models, source: Source) -> Sequence[Figure]:
        """Figures of these models on fold 0 of the source, as they are served. Honest only if they were held back."""
