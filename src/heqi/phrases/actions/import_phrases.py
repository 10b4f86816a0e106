"""Take in a table of quick phrases: what can be sent is kept, the rest is listed with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from heqi.accounts.contracts import StaffView
from heqi.assets.loader import load_phrase_places
from heqi.core.errors import HeqiError
from heqi.core.phrases.exchange import BadPhraseRow, read_phrases
from heqi.core.phrases.exchange import PhraseRow as ReadRow
from heqi.core.phrases.phrase import Layer
from heqi.phrases.access import phrases_in, require_writer
from heqi.phrases.actions.add_phrase import make_row, next_place, require_room
from heqi.phrases.actions.groups import named_group
from heqi.phrases.actions.save import tell_group
from heqi.phrases.contracts import Into
from heqi.phrases.files import Rows
from heqi.phrases.fit import Written, require_sayable
from heqi.phrases.models import PhraseGroup, PhraseRow


@dataclass(slots=True)
class Taken:
    """What became of a file. `same`: rows that were there already; `rows`: those that are kept."""

    added: int = 0
    same: int = 0
    bad: list[BadPhraseRow] = field(default_factory=list)
    rows: list[ReadRow] = field(default_factory=list)


def look_at_file(*, staff: StaffView, shop_id: int, layer: Layer, table: Rows) -> Taken:
    """What an import would do; nothing is kept. Raises shop.none, role.phrases, phrase.not_a_table."""
    require_writer(staff, shop_id, layer)
    good, bad = read_phrases(table, tuple(load_phrase_places()))
    owner = staff.id if layer is Layer.PERSONAL else 0
    held = phrases_in([shop_id]).filter(layer=layer, staff_id=owner).values_list("text", "code")
    texts = {text for text, _ in held}
    codes = {code.casefold() for _, code in held if code}
    taken = Taken(bad=bad)
    for row in good:
        if row.text in texts:
            taken.same += 1
            continue
        problem = _problem(shop_id, row, codes)
        if problem is not None:
            taken.bad.append(problem)
            continue
        texts.add(row.text)
        codes.add(row.code.casefold())
        taken.rows.append(row)
    taken.bad.sort(key=lambda each: each.row)
    taken.added = len(taken.rows)
    return taken


@transaction.atomic
def import_phrases(*, staff: StaffView, shop_id: int, layer: Layer, table: Rows, now: datetime) -> Taken:
    """Keep the good rows behind what is there; the same file twice changes nothing the second time.

    Raises as `look_at_file`, phrase.too_many, phrase.too_many_groups.
    """
    taken = look_at_file(staff=staff, shop_id=shop_id, layer=layer, table=table)
    for name in dict.fromkeys(row.group for row in taken.rows):
        group = named_group(staff=staff, into=Into(shop_id, layer, name), now=now)
        _keep(staff, group, [row for row in taken.rows if row.group == name], now)
    return taken


def _keep(staff: StaffView, group: PhraseGroup, rows: Sequence[ReadRow], now: datetime) -> None:
    require_room(group, len(rows))
    first = next_place(group)
    new = [
        make_row(group, Written(row.text, code=row.code), staff_id=staff.id, place=first + at, now=now)
        for at, row in enumerate(rows)
    ]
    PhraseRow.objects.in_shop(group.shop_id).bulk_create(new)
    tell_group(group, "phrase_group.imported", staff, now, phrases=len(new))


def _problem(shop_id: int, row: ReadRow, codes: set[str]) -> BadPhraseRow | None:
    """Why a row that reads well cannot be kept."""
    if row.code and row.code.casefold() in codes:
        reason, reason_en = f"快捷编码“{row.code}”已经在用", f"the code {row.code} is taken"
        return BadPhraseRow(row.row, row.text[:60], "phrase.code_taken", reason, reason_en)
    try:
        require_sayable(shop_id, Written(row.text, code=row.code))
    except HeqiError as error:
        return BadPhraseRow(row.row, row.text[:60], error.code, error.message, error.message_en)
    return None
