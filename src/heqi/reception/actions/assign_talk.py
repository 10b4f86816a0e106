"""Give talks that nobody serves to who is at the desk."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from heqi.accounts.access import memberships_in
from heqi.accounts.contracts import HANDLING
from heqi.core.reception.assign import Candidate, Need, choose_next
from heqi.core.time import SHANGHAI
from heqi.journal.contracts import SYSTEM
from heqi.reception.access import has_gone, hold, online_now, posts_in, talks_in
from heqi.reception.actions.give import give
from heqi.reception.actions.save import save_talk
from heqi.reception.models import Talk
from heqi.reception.models.duty import MOST_TALKS
from heqi.reception.standard import is_given_out
from heqi.trade.queries import categories_of

STICKY = timedelta(days=30)
"""A buyer who comes back within that time meets the person they know."""
AT_ONCE = 50


def assign_talk(talk: Talk, *, now: datetime) -> bool:
    """Give a locked talk to the best person at the desk; whether that was done. The caller saves it.

    A talk stays with whoever serves it unless they have gone offline; where nobody is here, it stays all the same.
    """
    if not is_given_out(talk.shop_id) or (talk.staff_id is not None and not has_gone(talk.staff_id)):
        return False
    candidates = candidates_of(talk.shop_id, now=now)
    chosen = choose_next(candidates, _need(talk, now)) if candidates else None
    if chosen is None:
        return False
    give(talk, chosen, now=now)
    return True


def assign_waiting(shop_ids: Collection[int], *, now: datetime) -> int:
    """Give out the talks of these shops that wait in the pool, the most urgent first; how many were given."""
    given = 0
    for shop_id in shop_ids:
        if not is_given_out(shop_id):
            continue
        with transaction.atomic():
            pool = talks_in([shop_id]).filter(staff_id=None, open=True, waiting_since__isnull=False)
            for talk in hold(pool).order_by("due_at", "id")[:AT_ONCE]:
                if not assign_talk(talk, now=now):
                    break
                save_talk(talk, kind="talk.assigned", actor=SYSTEM, data={"to": talk.staff_id}, now=now)
                given += 1
    return given


def candidates_of(shop_id: int, *, now: datetime) -> list[Candidate]:
    """Everybody at the desk of a shop who may serve its talks."""
    members = memberships_in([shop_id]).filter(active=True, staff__is_active=True, role__in=sorted(HANDLING))
    at_desk = online_now(set(members.values_list("staff_id", flat=True)))
    if not at_desk:
        return []
    mine = talks_in([shop_id]).filter(staff_id__in=at_desk)
    served = list(mine.filter(open=True).values_list("staff_id", "waiting_since"))
    open_talks = Counter(staff_id for staff_id, _ in served)
    waiting = Counter(staff_id for staff_id, since in served if since is not None)
    today = now.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    last = dict(mine.filter(assigned_at__gte=today).values_list("staff_id").annotate(last=Max("assigned_at")))
    posts = {post.staff_id: post for post in posts_in([shop_id])}
    return [
        Candidate(
            staff_id=staff_id,
            open=open_talks[staff_id],
            waiting=waiting[staff_id],
            most=posts[staff_id].most if staff_id in posts else MOST_TALKS,
            skills=frozenset(posts[staff_id].skills if staff_id in posts else ()),
            idle_since=last.get(staff_id),
        )
        for staff_id in sorted(at_desk)
    ]


def _need(talk: Talk, now: datetime) -> Need:
    before = talks_in([talk.shop_id]).filter(buyer=talk.buyer, staff_id__isnull=False, last_at__gte=now - STICKY)
    known = before.exclude(pk=talk.pk).exclude(buyer="").order_by("-last_at")
    last = known.values_list("staff_id", flat=True).first()
    matters = {talk.intent, *categories_of(talk.shop_id, order_no=talk.order_no, goods_id=talk.goods_id)}
    return Need(last, frozenset(each for each in matters if each))
