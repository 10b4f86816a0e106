"""How far each listener is: which notices were given out, which were confirmed."""

from dataclasses import dataclass, field

from heqi.platforms.sandbox.world.notices import Notice, Notices

AGAIN_SECONDS = 600


@dataclass(slots=True)
class Permit:
    """A shop allowed messages of these topics; none named means all."""

    topics: list[str]
    at: int


@dataclass(slots=True)
class Reader:
    """`done`: all up to this number are confirmed; `given`: number → when it was given out last."""

    done: int = 0
    confirmed: set[int] = field(default_factory=set)
    given: dict[int, int] = field(default_factory=dict)


class Queues:
    """One reader per shop, since each shop has one app. What is not confirmed comes again after ten minutes."""

    def __init__(self) -> None:
        self.permits: dict[int, Permit] = {}
        self._readers: dict[int, Reader] = {}

    def permit(self, shop_id: int, topics: list[str], notices: Notices, now: int) -> None:
        """The list replaces the one before. Messages begin with the first permit."""
        if shop_id not in self._readers:
            self._readers[shop_id] = Reader(done=notices.last_id)
        self.permits[shop_id] = Permit(topics, now)

    def cancel(self, shop_id: int) -> bool:
        """Whether there was a permit."""
        return self.permits.pop(shop_id, None) is not None

    def take(self, shop_id: int, notices: Notices, most: int, now: int) -> list[Notice]:
        """Notices that are neither confirmed nor given out within the last ten minutes."""
        reader = self._reader(shop_id)
        reader.done = max(reader.done, notices.first_id - 1)
        taken: list[Notice] = []
        for notice in notices.after(reader.done, len(reader.confirmed) + len(reader.given) + most):
            waits = now - reader.given.get(notice.notice_id, -AGAIN_SECONDS) < AGAIN_SECONDS
            if notice.notice_id not in reader.confirmed and not waits:
                reader.given[notice.notice_id] = now
                taken.append(notice)
            if len(taken) == most:
                break
        return taken

    def confirm(self, shop_id: int, notice_id: int) -> None:
        """It was handled; the mark moves up when nothing below it is open."""
        reader = self._reader(shop_id)
        reader.given.pop(notice_id, None)
        reader.confirmed.add(notice_id)
        while reader.done + 1 in reader.confirmed:
            reader.done += 1
            reader.confirmed.discard(reader.done)

    def forget_given(self, shop_id: int) -> None:
        """A connection ended: what it was given and did not confirm may be given out at once."""
        self._reader(shop_id).given.clear()

    def backlog(self, shop_id: int, notices: Notices) -> int:
        """How many are not confirmed."""
        reader = self._reader(shop_id)
        return notices.last_id - reader.done - len(reader.confirmed)

    def _reader(self, shop_id: int) -> Reader:
        return self._readers.setdefault(shop_id, Reader())
