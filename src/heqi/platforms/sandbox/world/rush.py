"""When people buy: more in the evening than at night. A smooth second of a day is bent into one of a busy day."""

from bisect import bisect_right
from itertools import accumulate

DAY = 86_400
CHINA = 8 * 3600
_PER_HOUR = (4, 2, 1, 1, 1, 1, 2, 3, 5, 7, 8, 8, 8, 7, 7, 7, 7, 6, 6, 8, 10, 11, 9, 6)
_UNIT = DAY / sum(_PER_HOUR)
_ENDS = [0.0, *(part * _UNIT for part in accumulate(_PER_HOUR))]


def bend(smooth: float) -> float:
    """The moment of a busy day for one of a smooth day; the day stays, and order is kept."""
    day, second = divmod(smooth + CHINA, DAY)
    hour = min(bisect_right(_ENDS, second) - 1, 23)
    share = (second - _ENDS[hour]) / (_ENDS[hour + 1] - _ENDS[hour])
    return day * DAY + (hour + share) * 3600 - CHINA


def unbend(busy: float) -> float:
    """The other way round."""
    day, second = divmod(busy + CHINA, DAY)
    hour, rest = divmod(second, 3600)
    place = int(hour)
    return day * DAY + _ENDS[place] + rest / 3600 * (_ENDS[place + 1] - _ENDS[place]) - CHINA
