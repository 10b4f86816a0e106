"""Give a dead reaction another round."""

from datetime import datetime

from django.db import transaction

from heqi.journal.access import reactions_in
from heqi.journal.actions.write import write_entry
from heqi.journal.contracts import Actor, Subject
from heqi.journal.models import Reaction


@transaction.atomic
def revive_reaction(*, reaction_id: int, shop_id: int, by: Actor, now: datetime) -> bool:
    """Queue a dead reaction again from the first rung. False when it is not dead (any more)."""
    dead = reactions_in([shop_id]).filter(pk=reaction_id, state=Reaction.State.DEAD)
    revived = dead.update(state=Reaction.State.QUEUED, attempts=0, due_at=now, finished_at=None) == 1
    if revived:
        subject = Subject("reaction", str(reaction_id))
        write_entry(shop_id=shop_id, kind="reaction.revived", subject=subject, actor=by, data={}, now=now)
    return revived
