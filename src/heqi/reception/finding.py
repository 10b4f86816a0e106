"""Search over all messages: every word stands somewhere in one message, newest first.

A page is come by in three ways, the next where one has not found it, so that it takes about as long among a million
messages as among fifty thousand:

1. the newest `WALK` messages, a share of each shop, are looked at: of words that many messages have, they hold a page;
2. the hits are gathered by their grams and sorted, up to `RARE` of them: of words that few or none have;
3. the messages are walked to their end: of more than `RARE` hits the next ones come soon.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.functions import Lower

from heqi.core.cursor import read_cursor, write_cursor
from heqi.core.errors import HeqiError
from heqi.db.search import holds_grams
from heqi.reception.access import messages_in
from heqi.reception.models import Message

WALK = 3_000
RARE = 4_000
MOST_WORDS, LONGEST = 8, 80
Place = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class Searched:
    """What to look for. `sender`: buyer | agent | robot | system or '' for all; `since` to `until`, the end excluded.

    `conversation`: within one talk; `staff_id`: what one of us wrote here.
    """

    q: str
    sender: str = ""
    since: datetime | None = None
    until: datetime | None = None
    conversation: str = ""
    staff_id: int | None = None
    cursor: str = ""
    limit: int = 30


@dataclass(frozen=True, slots=True)
class Hit:
    """A message that has all words. `marks`: where they stand, code points, end exclusive, in order."""

    message: Message
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits, newest first; `next_cursor` None at the end."""

    hits: list[Hit]
    next_cursor: str | None


def find_messages(shop_ids: Collection[int], searched: Searched) -> Hits:
    """Messages of these shops that have every word. Raises search.empty, search.long, list.bad_cursor."""
    words = read_words(searched.q)
    limit = min(max(searched.limit, 1), 100)
    behind = read_cursor(searched.cursor) if searched.cursor else None
    ids = _first_ids(shop_ids, words, _narrowed(searched, behind), limit + 1)
    rows = {row.pk: row for row in messages_in(shop_ids).filter(id__in=ids)}
    found = [rows[each] for each in ids if each in rows]
    last = found[limit - 1] if len(found) > limit else None
    cursor = write_cursor(last.at, last.pk) if last is not None and last.at is not None else None
    return Hits([Hit(row, mark_words(row.text, words)) for row in found[:limit]], cursor)


def read_words(q: str) -> tuple[str, ...]:
    """What somebody typed, words between blanks, in any order. Raises search.empty, search.long."""
    words = tuple(dict.fromkeys(q.lower().split()))
    if not words:
        raise HeqiError("search.empty", "请输入要查找的字。", "Type what to look for.", 422)
    if len(q) > LONGEST or len(words) > MOST_WORDS:
        raise HeqiError(
            "search.long",
            f"最多 {MOST_WORDS} 个词、{LONGEST} 个字。",
            f"At most {MOST_WORDS} words and {LONGEST} characters.",
            422,
        )
    return words


def mark_words(text: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text; places that touch or overlap are one."""
    said = text.lower()
    if len(said) != len(text):  # a letter whose small form is longer, such as İ: its places would be off
        said = text
    marks: list[tuple[int, int]] = []
    for start, end in sorted(place for word in words for place in _places(said, word)):
        if marks and start <= marks[-1][1]:
            marks[-1] = (marks[-1][0], max(end, marks[-1][1]))
        else:
            marks.append((start, end))
    return tuple(marks)


def _places(said: str, word: str) -> Iterable[tuple[int, int]]:
    start = said.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = said.find(word, start + len(word))


def _narrowed(searched: Searched, behind: Place | None) -> Q:
    asked = Q(at__isnull=False)
    if searched.sender:
        asked &= Q(sender=searched.sender)
    if searched.since:
        asked &= Q(at__gte=searched.since)
    if searched.until:
        asked &= Q(at__lt=searched.until)
    if searched.conversation:
        asked &= Q(conversation=searched.conversation)
    if searched.staff_id is not None:
        asked &= Q(staff_id=searched.staff_id)
    if behind is not None:
        asked &= Q(at__lte=behind[0]) & (Q(at__lt=behind[0]) | Q(id__lt=behind[1]))
    return asked


def _first_ids(shop_ids: Collection[int], words: Sequence[str], asked: Q, limit: int) -> list[int]:
    size = max(WALK // max(len(shop_ids), 1), limit)
    walked = [_walk(shop_id, words, asked, limit, size) for shop_id in sorted(shop_ids)]
    found = _newest((place for places, _ in walked for place in places), limit)
    # A shop whose walk ended early has older messages; they count only where the page reaches behind the walk.
    ends = [end for places, end in walked if end is not None and len(places) < limit]
    if not ends or (len(found) == limit and found[-1] >= max(ends)):
        return [row_id for _, row_id in found]
    return _gathered(shop_ids, words, asked, limit)


def _walk(shop_id: int, words: Sequence[str], asked: Q, limit: int, size: int) -> tuple[list[Place], Place | None]:
    """The first hits among the newest messages of a shop, and where the walk ended; None where all were seen."""
    rows = messages_in([shop_id]).filter(asked).order_by("-at", "-id").values_list("at", "id", "text")[:size]
    hits: list[Place] = []
    last: Place | None = None
    seen = 0
    for at, row_id, text in rows:
        if at is None:
            continue
        seen, last = seen + 1, (at, row_id)
        said = text.lower()
        if all(word in said for word in words):
            hits.append((at, row_id))
            if len(hits) == limit:
                break
    return hits, last if seen == size and len(hits) < limit else None


def _newest(places: Iterable[Place], limit: int) -> list[Place]:
    return list(islice(sorted(places, reverse=True), limit))


def _gathered(shop_ids: Collection[int], words: Sequence[str], asked: Q, limit: int) -> list[int]:
    """By the grams where they say something and the hits are few, else by walking to the end."""
    rows = messages_in(shop_ids).filter(asked & _has(words))
    grams = holds_grams(Message._meta.db_table, words)
    if grams is not None:
        places = list(rows.filter(Q(grams)).order_by().values_list("at", "id")[: RARE + 1])
        if len(places) <= RARE:
            return [row_id for _, row_id in _newest(((at, row_id) for at, row_id in places if at), limit)]
    parts = (
        messages_in([shop_id]).filter(asked & _has(words)).order_by("-at", "-id").values_list("at", "id")[:limit]
        for shop_id in sorted(shop_ids)
    )
    found = ((at, row_id) for part in parts for at, row_id in part if at)
    return [row_id for _, row_id in _newest(found, limit)]


def _has(words: Sequence[str]) -> Q:
    """That a text has all words; in lower case, and without LIKE, to which % and _ would be more than they are."""
    name = "strpos" if connection.vendor == "postgresql" else "instr"
    return Q(*(Q(_Stands(Lower(F("text")), Value(word), function=name)) for word in words))


class _Stands(Func):
    """Whether a text stands in another."""

    template = "(%(function)s(%(expressions)s) > 0)"
    output_field = BooleanField()
