"""Texts as they are read, each normalised once for all that ask."""

from heqi.core.language.normalise import Normalised, Normaliser


class Seen(dict[str, Normalised]):
    """The readings of a batch by their texts, made when they are first asked for."""

    def __init__(self, normalise: Normaliser) -> None:
        super().__init__()
        self._normalise = normalise

    def __missing__(self, text: str) -> Normalised:
        found = self[text] = self._normalise(text)
        return found

    def read(self, text: str) -> str:
        """What is read of a text."""
        return self[text].seen
