"""Save many cases that were brought in step, in few statements: rows, verdicts, clocks, journal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from heqi.cases.access import subject_of
from heqi.cases.actions.follow_platform import Followed
from heqi.cases.actions.redecide import clock_specs, new_verdict
from heqi.cases.judge import Judged
from heqi.cases.models import Case, Verdict
from heqi.clocks.actions import set_clocks_of_many
from heqi.journal.actions import Draft, write_entries
from heqi.journal.contracts import PLATFORM, Subject


@dataclass(frozen=True, slots=True)
class Brought:
    """A case as it is now, what the platform changed about it, and its judgement. `fresh`: facts or rules are new."""

    case: Case
    followed: Followed
    judged: Judged
    fresh: bool

    @property
    def is_told(self) -> bool:
        """Whether anybody who looks at the case would see a difference."""
        return self.followed.visible or self.fresh


def save_brought(shop_id: int, brought: Sequence[Brought], *, now: datetime, cause: int | None) -> int:
    """Save what changed inside the caller's transaction; how many cases show a difference."""
    new = [each for each in brought if each.case.pk is None]
    told = [each for each in brought if each.case.pk is not None and each.is_told]
    quiet = [each.case for each in brought if each.case.pk is not None and not each.is_told and each.followed.quiet]
    Case.objects.bulk_create([each.case for each in new], batch_size=100)
    for each in told:
        each.case.version += 1
        each.case.save()
    Case.objects.in_shop(shop_id).bulk_update(quiet, ["as_of", "search"], batch_size=100)
    changed = [*new, *told]
    Verdict.objects.bulk_create([new_verdict(each.case, each.judged) for each in changed if each.fresh], batch_size=50)
    clocks = {subject_of(each.case.id): clock_specs(each.case, each.judged.decision) for each in changed}
    set_clocks_of_many(shop_id=shop_id, clocks=clocks, now=now)
    drafts = [draft for each in new for draft in [_opened(each)]]
    drafts += [draft for each in told for draft in _told(each)]
    if changed:
        # One entry for all of them, so that what reacts to fresh decisions is called once and not per case.
        ids = {"cases": [each.case.id for each in changed]}
        drafts.append(Draft("cases.refreshed", Subject("shop", str(shop_id)), ids))
    write_entries(shop_id=shop_id, drafts=drafts, actor=PLATFORM, now=now, cause=cause)
    return len(changed)


def _opened(each: Brought) -> Draft:
    case = each.case
    data = {"state": case.state, "stage": case.stage, "recommended": case.recommended or None, "version": case.version}
    return Draft("case.opened", subject_of(case.id), data)


def _told(each: Brought) -> list[Draft]:
    case, subject = each.case, subject_of(each.case.id)
    drafts = [
        Draft("case.step_confirmed", subject, {"step": step.key, "action": step.action_id, "version": case.version})
        for step in each.followed.confirmed
    ]
    if each.followed.moved is not None:
        drafts.append(Draft("case.platform_moved", subject, {**each.followed.moved, "version": case.version}))
    elif not drafts:
        kind = "case.facts_changed" if each.followed.visible else "case.decided"
        drafts.append(Draft(kind, subject, {"recommended": case.recommended or None, "version": case.version}))
    return drafts
