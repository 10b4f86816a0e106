"""Moments and days as people send them: of our time, so that no reckoning with them runs off the calendar."""

from datetime import date
from typing import Annotated, TypeVar

from pydantic import AfterValidator, AwareDatetime

_Given = TypeVar("_Given", bound=date)
FIRST_YEAR, LAST_YEAR = 1970, 2200


def _of_our_time(given: _Given) -> _Given:
    if not FIRST_YEAR <= given.year <= LAST_YEAR:
        raise ValueError(f"no year between {FIRST_YEAR} and {LAST_YEAR}")
    return given


Moment = Annotated[AwareDatetime, AfterValidator(_of_our_time)]
Day = Annotated[date, AfterValidator(_of_our_time)]
