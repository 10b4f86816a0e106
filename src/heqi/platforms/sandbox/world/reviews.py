"""What a buyer wrote in public."""

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Review:
    """`stars`: 1–5; `logistics`: 1–5; `reply`: the merchant's explanation; `line_no`: which line it is about."""

    line_no: str
    order: int
    at: int
    stars: int
    logistics: int
    text: str
    about: tuple[tuple[str, bool], ...]
    reply: str = ""
    appended: str = ""
    appended_at: int = 0
    serial: int = 0

    @property
    def result(self) -> str:
        """good | neutral | bad."""
        return "good" if self.stars >= 4 else "neutral" if self.stars == 3 else "bad"
