"""Whether a presale talk names the ship date, and the right one (X7)."""

import re
from datetime import date

from heqi.core.language.screen.ship_dates import DayOfMonth, ship_dates
from heqi.core.language.screen.talk import Talk

_INVITES = re.compile(
    "下单|拍下|直接拍|先拍|可以拍|付定金|付款|付全款|预售价|尽快(?:给您)?发|很快(?:就|会)?发|就给您(?:安排|发)|排单"
)
_ASKS = re.compile(
    "(?:什么时候|哪天|几号|多久|几天|啥时候|何时).{0,6}(?:发|寄|出)|发货时间|(?:发|寄).{0,4}(?:什么时候|哪天|几号|多久)"
)
_SOON = re.compile("(?:今天|今晚|明天|后天|当天|马上|立刻|立即|现在|小时内|小时之内|天内).{0,4}(?:发|寄|出库)|现货")
_IT_SHIPS = re.compile("发|寄|安排|拍|买|下单")


def presale_without_date(seen: str, talk: Talk) -> bool:
    """We invite to buy, or answer a question about dispatch, and no ship date was named, here or before."""
    if talk.presale is None or _named(seen):
        return False
    asked = bool(_ASKS.search(talk.last_of_buyer())) and bool(_IT_SHIPS.search(seen))
    if not asked and not _INVITES.search(seen):
        return False
    return not any(_named(turn.text) for turn in talk.previous if turn.who == "agent")


def presale_other_date(seen: str, talk: Talk) -> bool:
    """We name a ship date that the listing does not give. Where it gives none nothing can be compared."""
    if talk.presale is None or talk.presale.ship_date is None:
        return False
    meant = talk.presale.ship_date
    return bool(_SOON.search(seen)) or any(not _fits(each, meant) for each in ship_dates(seen))


def _named(text: str) -> bool:
    return bool(ship_dates(text)) or bool(_SOON.search(text))


def _fits(said: DayOfMonth, meant: date) -> bool:
    month, day = said
    return (month is None or month == meant.month) and (day is None or day == meant.day)
