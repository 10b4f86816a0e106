"""The reply clock of a talk (M7): its spells of waiting kept as rows, its deadline as a clock."""

from datetime import datetime

from heqi.clocks.actions import set_clocks
from heqi.clocks.contracts import ClockSpec
from heqi.core.reception.spells import Said, Spell, spells_of
from heqi.core.reception.standard import ReplyStandard
from heqi.db.lookup import Lookup
from heqi.journal.contracts import Subject
from heqi.reception.access import messages_in, waits_in
from heqi.reception.models import Talk, Wait
from heqi.reception.standard import standard_of

CLOCK = "reply"
LOOK_BACK = 60
"""Messages that are read again when one comes; what comes later than so many others changes no spell any more."""

_last = Lookup(
    lambda shop_id, key: (
        messages_in([shop_id])
        .filter(conversation=key, at__isnull=False)
        .exclude(failed=True)
        .order_by("-at", "-id")
        .values_list("at", "sender", "staff_id", "self_reported")[:LOOK_BACK]
    ),
    int,
    str,
)


def renew_wait(talk: Talk, *, now: datetime) -> None:
    """Bring waiting, deadline, clock and spells of a locked talk up to its messages. The caller saves the talk.

    Runs in the caller's transaction. A talk whose times are made up, or that is no longer open, waits for nothing.
    """
    standard = standard_of(talk.shop_id, now)
    spells = list(spells_of(_said(talk))) if talk.source != Talk.Source.IMPORT else []
    _keep_spells(talk, spells, standard)
    running = spells[-1].since if spells and spells[-1].answered_at is None and talk.open else None
    if running == talk.waiting_since:
        return
    talk.waiting_since = running
    talk.due_at = standard.due(running) if running else None
    set_clocks(
        shop_id=talk.shop_id,
        subject=Subject("talk", str(talk.pk)),
        clocks=[_clock(running, standard)] if running else [],
        now=now,
    )


def _clock(since: datetime, standard: ReplyStandard) -> ClockSpec:
    return ClockSpec(CLOCK, standard.due(since), standard.alarms(since), "merchant", standard.origin)


def _said(talk: Talk) -> list[Said]:
    last = _last.rows(talk.shop_id, talk.key)
    said = [Said(at, sender, staff_id, bool(ticked)) for at, sender, staff_id, ticked in last]
    if len(said) == LOOK_BACK:
        # The oldest of a longer talk may stand in the midst of a spell: begin behind our last word before it.
        _drop_until_answer(said)
    return said


def _drop_until_answer(said: list[Said]) -> None:
    while said and said[-1].sender != "agent":
        said.pop()


def _keep_spells(talk: Talk, spells: list[Spell], standard: ReplyStandard) -> None:
    """Write the spells that have changed; a spell that a late message has moved is no more."""
    if not spells:
        return
    held = {row.since: row for row in waits_in([talk.shop_id]).filter(talk_id=talk.pk, since__gte=spells[0].since)}
    for spell in spells:
        row = held.pop(spell.since, None)
        made = _row(talk, spell, standard, row)
        if made is not None:
            made.save()
    if held:
        waits_in([talk.shop_id]).filter(id__in=[row.pk for row in held.values()]).delete()


def _row(talk: Talk, spell: Spell, standard: ReplyStandard, row: Wait | None) -> Wait | None:
    """The row of a spell, None where it stands already. A deadline that was told stays when the standard changes."""
    if row is not None and (row.answered_at, row.staff_id) == (spell.answered_at, spell.staff_id):
        return None
    if row is None:
        row = Wait(shop_id=talk.shop_id, talk_id=talk.pk, since=spell.since, due_at=standard.due(spell.since))
    row.answered_at, row.staff_id, row.self_reported = spell.answered_at, spell.staff_id, spell.self_reported
    row.late = None if spell.answered_at is None else spell.answered_at > row.due_at
    return row
