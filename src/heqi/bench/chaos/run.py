"""The run: a market, a desk, somebody who pays refunds, and a hand that kills."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from heqi.bench.chaos.audit import audit_journal, audit_money
from heqi.bench.chaos.complaints import Complaints
from heqi.bench.chaos.hurrying import Looking, end_leases_of_the_dead
from heqi.bench.chaos.pace import Pace, pace_of
from heqi.bench.chaos.people import Person
from heqi.bench.chaos.points import POINTS, Scene
from heqi.bench.chaos.processes import Processes
from heqi.bench.chaos.settling import (
    read_up_to,
    wait_until_read,
    wait_until_settled,
)
from heqi.bench.connecting import begin_lately, connect_shops
from heqi.bench.market import BenchMarket, running_market
from heqi.bench.place import now, own_place
from heqi.bench.shop import USERNAME
from heqi.bench.sync import EVER, compare

AGE = timedelta(minutes=5)
"""How long ago buyers asked, in a hurry: longer than platforms hide what is new."""


def measure_chaos(
    *, kills: int, refunds: int, orders: int, workers: int, seed: int, faults: str, database: str, hurry: bool
) -> dict[str, Any]:
    """Kill `kills` times while `refunds` are asked for and paid; then wait, and compare. `hurry`: see `Pace`."""
    dice, pace = random.Random(seed), pace_of(hurry)
    behind = AGE.total_seconds() if hurry else 0
    with (
        own_place(database) as home,
        running_market(
            orders=orders, seed=seed, faults="", days=pace.days, speed=1, careless=True, behind=behind
        ) as market,
    ):
        market.steer("/limits", factor=1_000)
        complaints = Complaints(market, dice, most=refunds)
        if hurry:
            complaints.make_all()
            market.steer("/clock", advance_seconds=behind)
        shops = connect_shops(market, market.acting_accounts())
        began = now() - pace.reads
        begin_lately(pace.reads)
        ours = list(shops.values())
        _let_act()
        processes = Processes(home, workers=workers)
        try:
            processes.wait()
            since = int(market.look("")["now"])
            most = 0 if hurry else None
            person = Person(processes.port, dice, lambda: market.look("/sms"), look=pace.look, most=most)
            person.start()
            market.set_faults(faults)
            scene = Scene(processes, market, person, dice, lambda: _accepted(ours), pace.patience)
            hits = _storm(scene, complaints, kills=kills, pace=pace)
            complaints.make_all()
            scene.wait_for(lambda: _is_served(person, ours, market), patience=pace.together)
            person.stop()
            market.set_faults("")
            hurrying = {"meanwhile": Looking(ours).look} if hurry else {}
            unsettled = wait_until_settled(ours, market, patience=pace.settles, **hurrying)
            market.steer("/clock", speed=0)  # nothing happens any more that could be compared with
            if not hurry:
                wait_until_read(ours, now())
            found = audit_money(market, ours, since=since, given=person.given)
            facts = compare(market, shops, read_up_to(ours), since=began if hurry else EVER)
            wrong = [*found.pop("violations"), *unsettled, *audit_journal(), *_wrong_facts(facts)]
        finally:
            processes.end()
    told = {"kills": kills, "points": hits, "asked_for": complaints.made, "clicked": len(person.given)}
    return {**told, "turned_away": dict(Counter(person.refused.values())), **found, "facts": facts, "violations": wrong}


def _storm(scene: Scene, complaints: "Complaints", *, kills: int, pace: Pace) -> dict[str, dict[str, int]]:
    """Point → how often somebody was killed there, and how often the work had really come to that point."""
    hits = {name: {"kills": 0, "met": 0} for name in POINTS}
    complaints.make(kills)
    for name in _points(scene.dice, kills):
        complaints.make(1)
        scene.person.take_one_more()
        hits[name]["met"] += POINTS[name](scene)
        hits[name]["kills"] += 1
        if pace.hurries and not scene.processes.worker_lives:
            end_leases_of_the_dead()
        scene.processes.mend()
        time.sleep(scene.dice.uniform(*pace.rest))  # most starts come to an end, some do not
    scene.processes.wait()
    return hits


def _points(dice: random.Random, kills: int) -> Iterator[str]:
    """Every point about as often, in no order."""
    names = list(POINTS)
    for start in range(0, kills, len(names)):
        yield from dice.sample(names, min(len(names), kills - start))


def _let_act() -> None:
    """As the owners do when the test of their keys has passed."""
    from heqi.accounts.access import find_staff_named, view_staff
    from heqi.connections.access import all_connections
    from heqi.connections.actions.switch import let_act

    owner = view_staff(find_staff_named(USERNAME))
    for row in list(all_connections()):
        let_act(staff=owner, shop_id=row.shop_id, version=row.version, acts=True, now=now())


def _accepted(shop_ids: list[int]) -> int:
    from heqi.outbox.access import actions_in

    return actions_in(shop_ids).filter(state="sent").count()


def _is_served(person: Person, shop_ids: list[int], market: BenchMarket) -> bool:
    """Whether somebody has looked at everything that was asked for and has come to the desk, or at all they were to."""
    from heqi.cases.access import cases_in
    from heqi.trade.access import after_sales_in

    if person.most is not None:
        return len(person.given) >= person.most
    if after_sales_in(shop_ids).count() < int(market.look("")["refunds"]):
        return False
    return cases_in(shop_ids).count() <= len(person.given.keys() | person.refused.keys())


def _wrong_facts(facts: dict[str, Any]) -> list[str]:
    """Orders and requests of the market that the desk lacks or has otherwise."""
    return [
        f"{told[what]} {name} {what}" for name, told in facts.items() for what in ("missing", "other") if told[what]
    ]
