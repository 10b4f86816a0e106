"""Whose service a rating is about and in which talk, and how good the ratings of a span of days are."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from heqi.accounts.access import sub_accounts_in
from heqi.core.facts import Fact
from heqi.core.masks import mask_nick
from heqi.core.time import SHANGHAI
from heqi.reception.access import conversations_in, messages_in, ratings_in
from heqi.reception.models import ServiceRating

SOON_AFTER = timedelta(days=1)
"""A buyer rates a talk within a day; platforms take no later word."""
LOW = 2
"""Stars up to which a rating says that the buyer is not content."""
_LONG_NICK = re.compile(r"^cn(taobao|tmall)", re.IGNORECASE)
_STARS = re.compile(r"\*+")


def find_talk(row: ServiceRating) -> str:
    """The key of the talk that a rating without one is about; "" where that is not certain.

    Taobao tells the sub-account, the moment and the masked name: the one conversation that this account spoke in
    during the day before, with a buyer who is masked the same. Of two such, nobody can tell.
    """
    if not row.staff or not row.buyer or row.at is None:
        return ""
    spoke = messages_in([row.shop_id]).filter(sender="agent", at__lte=row.at, at__gte=row.at - SOON_AFTER)
    keys = spoke.filter(sender_name__in=_names(row.staff)).values_list("conversation", flat=True).distinct()
    about = conversations_in([row.shop_id]).filter(key__in=list(keys)).values_list("key", "buyer")
    found = [key for key, buyer in about if buyer and _masked(buyer) == _masked(row.buyer)]
    return found[0] if len(found) == 1 else ""


def find_person(row: ServiceRating, conversation: str) -> int | None:
    """Whom of us a rating is about: the person of the sub-account that it names, else who answered last before it."""
    if row.staff:
        named = sub_accounts_in([row.shop_id]).filter(name__in=_names(row.staff))
        return named.values_list("staff_id", flat=True).first()
    if not conversation:
        return None
    said = messages_in([row.shop_id]).filter(conversation=conversation, sender="agent", staff_id__isnull=False)
    return said.filter(at__lte=row.at).order_by("-at", "-id").values_list("staff_id", flat=True).first()


def line_of_rating(row: ServiceRating, conversation: str) -> Fact:
    """The line that stands in the talk: stars and the buyer's words."""
    stars = "" if row.score is None else "★" * row.score + "☆" * (5 - row.score)
    said = {"conversation": conversation, "sender": "system", "form": "rating", "at": row.at}
    return Fact("message", f"rating:{row.key}", row.version, said | {"text": f"{stars} {row.label}".strip()})


@dataclass(frozen=True, slots=True)
class ServiceScore:
    """Ratings of a shop (`staff_id` None) or of a person there: how many, their mean in stars, how many are bad."""

    shop_id: int
    staff_id: int | None
    ratings: int
    mean: float
    low: int


def scores_of_days(shop_ids: Collection[int], last: date, days: int = 1) -> list[ServiceScore]:
    """Of the `days` days in China up to and with `last`; each shop that was rated, followed by its people."""
    end = datetime.combine(last + timedelta(days=1), time(), SHANGHAI)
    rows = ratings_in(shop_ids).filter(at__gte=end - timedelta(days=days), at__lt=end, score__isnull=False)
    found = rows.values_list("shop_id", "staff_id", "score")
    rated = [(shop, staff, score) for shop, staff, score in found if score is not None]
    scores = []
    for shop_id in sorted({shop for shop, _, _ in rated}):
        scores.append(_score(shop_id, None, (score for shop, _, score in rated if shop == shop_id)))
        people = sorted({staff for shop, staff, _ in rated if shop == shop_id and staff is not None})
        scores += [_score(shop_id, one, (score for *who, score in rated if who == [shop_id, one])) for one in people]
    return scores


def _score(shop_id: int, staff_id: int | None, given: Iterable[int]) -> ServiceScore:
    stars = list(given)
    mean = round(sum(stars) / len(stars), 2)
    return ServiceScore(shop_id, staff_id, len(stars), mean, sum(each <= LOW for each in stars))


def _names(staff: str) -> set[str]:
    """A sub-account by the name that the platform's interface gives, and by the one that people know."""
    return {staff, _LONG_NICK.sub("", staff)}


def _masked(name: str) -> str:
    """Masked as we do it, however many stars the platform draws."""
    return _STARS.sub("***", mask_nick(name))
