"""How much a stranger may write: enough for any buyer, too little to flood a shop. See `heqi.web.allowance`."""

from datetime import datetime

from heqi.core.errors import HeqiError
from heqi.web.allowance import Allowance

MOST_TEXT = 1_000
MOST_PICTURE = 5 * 1024 * 1024
TEN_MINUTES, HOUR, DAY = 600, 3_600, 86_400

VISITS_OF_ADDRESS = Allowance(most=30, per=TEN_MINUTES)
VISITS_OF_PAGE = Allowance(most=300, per=TEN_MINUTES)
LINES_OF_VISIT = Allowance(most=20, per=60)
LINES_OF_PAGE = Allowance(most=600, per=60)
PICTURES_OF_VISIT = Allowance(most=30, per=DAY)
PICTURES_OF_PAGE = Allowance(most=200, per=HOUR)
LOOKS_OF_VISIT = Allowance(most=240, per=60)
ALL = (
    VISITS_OF_ADDRESS,
    VISITS_OF_PAGE,
    LINES_OF_VISIT,
    LINES_OF_PAGE,
    PICTURES_OF_VISIT,
    PICTURES_OF_PAGE,
    LOOKS_OF_VISIT,
)


def require(allowance: Allowance, key: str, now: datetime) -> None:
    """Raises chat.busy."""
    if not allowance.take(key, now):
        raise HeqiError(
            "chat.busy",
            "发送太频繁，请稍后再试。",
            "Too much at once; try again in a while.",
            429,
            {"retry_after": 60},
        )
