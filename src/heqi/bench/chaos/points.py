"""Where a process is killed: at any moment, and at the named points between 'decided', 'sent' and 'confirmed'."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from heqi.bench.chaos.people import Person
from heqi.bench.chaos.processes import Processes
from heqi.bench.market import BenchMarket

AGREE = ("pdd.refund.agree", "taobao.rp.refunds.agree")
"""The calls that move money."""


@dataclass(frozen=True)
class Scene:
    """What a kill needs. `accepted`: how many actions the platform has accepted and nothing has confirmed yet.

    `patience`: seconds to wait for a process to come to the point; after that it is killed where it is.
    """

    processes: Processes
    market: BenchMarket
    person: Person
    dice: random.Random
    accepted: Callable[[], int]
    patience: float

    def wait_for(self, happens: Callable[[], bool], *, patience: float | None = None) -> bool:
        """Whether it happened in time."""
        given_up = time.monotonic() + (self.patience if patience is None else patience)
        while time.monotonic() < given_up:
            if happens():
                return True
            time.sleep(0.02)
        return False


def at_any_time(scene: Scene) -> bool:
    """One worker, somewhere in its work."""
    time.sleep(scene.dice.uniform(0, 1.5))
    scene.processes.kill_workers(all_of_them=False)
    return True


def server_at_any_time(scene: Scene) -> bool:
    """The server, somewhere in an answer."""
    time.sleep(scene.dice.uniform(0, 1.5))
    scene.processes.kill_server()
    return True


def everything_at_once(scene: Scene) -> bool:
    """The power goes."""
    time.sleep(scene.dice.uniform(0, 1.5))
    scene.processes.kill_server()
    scene.processes.kill_workers(all_of_them=True)
    return True


def while_deciding(scene: Scene) -> bool:
    """The server, in the milliseconds after somebody clicked that the desk may pay."""
    scene.person.clicking.clear()
    clicked = scene.wait_for(scene.person.clicking.is_set)
    time.sleep(scene.dice.uniform(0, 0.06))
    scene.processes.kill_server()
    return clicked


def before_it_arrives(scene: Scene) -> bool:
    """The call has left and is lost on the way, its sender too."""
    return _at_the_platform(scene, "before", drop=True)


def arriving_from_the_dead(scene: Scene) -> bool:
    """The call has left; its sender dies; then it arrives and moves the money."""
    return _at_the_platform(scene, "before", drop=False)


def done_and_unheard(scene: Scene) -> bool:
    """The money has moved; who asked for it dies before the answer."""
    return _at_the_platform(scene, "after", drop=False)


def accepted_unconfirmed(scene: Scene) -> bool:
    """The answer is stored; the fact that proves it is not in yet."""
    seen = scene.wait_for(lambda: scene.accepted() > 0)
    scene.processes.kill_workers(all_of_them=True)
    return seen


def _at_the_platform(scene: Scene, when: str, *, drop: bool) -> bool:
    for method in AGREE:
        scene.market.steer("/holds", method=method, when=when)
    stood = scene.wait_for(lambda: any(hold["waiting"] for hold in scene.market.look("/holds")))
    scene.processes.kill_workers(all_of_them=True)
    scene.market.steer("/holds/release", drop="true" if drop else "false")
    return stood


POINTS: dict[str, Callable[[Scene], bool]] = {
    "a worker, at any time": at_any_time,
    "the server, at any time": server_at_any_time,
    "everything at once": everything_at_once,
    "deciding: the server, as somebody clicks": while_deciding,
    "sending: the call and its sender are lost": before_it_arrives,
    "sending: it arrives after its sender died": arriving_from_the_dead,
    "sent: done, and nobody heard": done_and_unheard,
    "accepted: not confirmed yet": accepted_unconfirmed,
}
