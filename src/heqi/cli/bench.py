"""`heqi bench`: measure this machine on the paths that merchants use."""

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from heqi.bench.figures import Timings


@click.group()
def command() -> None:
    """Measure imports, decisions and lists on this machine.

    Each measurement works in a temporary folder or in an EMPTY database that you name, never on your own data. The last
    line of the output is the whole result as JSON, with every raw value.
    """


seed_option = click.option("--seed", default=1, show_default=True, help="The same seed makes the same data.")
database_option = click.option(
    "--database",
    default="sqlite",
    show_default=True,
    metavar="sqlite|URL",
    help="sqlite in a temporary folder, or postgresql://… of an empty database.",
)


@command.command("decide")
@click.option("--rows", default=20_000, show_default=True, help="How many cases are decided.")
@seed_option
def decide(rows: int, seed: int) -> None:
    """Decisions a second of `heqi decide`, one process."""
    from heqi.bench.decide import measure_decide
    from heqi.bench.figures import json_line

    result = measure_decide(count=rows, seed=seed)
    click.echo(
        f"{result['per_second']:,.0f} decisions/s with the start of the process ({result['seconds_for_one']:.2f} s), "
        f"{result['per_second_after_start']:,.0f} without it"
    )
    click.echo(json_line("decide", {"rows": rows, "seed": seed}, result))


@command.command("import")
@click.option("--rows", default=50_000, show_default=True, help="Orders in the order export.")
@seed_option
@database_option
def import_(rows: int, seed: int, database: str) -> None:
    """Rows a second of `heqi import`, from file to rows in the database."""
    from heqi.bench.figures import json_line
    from heqi.bench.imports import measure_imports

    result = measure_imports(rows=rows, seed=seed, database=database)
    for name, figures in result["files"].items():
        click.echo(
            f"{name:<24}{figures['rows']:>8} rows  {figures['seconds']:>7.1f} s  {figures['per_second']:>9,.0f} rows/s"
        )
    click.echo(json_line("import", {"rows": rows, "seed": seed, "database": database.partition(":")[0]}, result))


@command.command("cases")
@click.option("--rows", default=50_000, show_default=True, help="How many cases there are.")
@click.option("--against", default=0, help="Ask the same lists with so many cases first, and print the ratio.")
@click.option("--calls", default=200, show_default=True, help="How often each list is asked for.")
@click.option("--creations", default=2_000, show_default=True, help="How many cases are opened then.")
@click.option("--clients", default=4, show_default=True, help="How many people open them, side by side.")
@seed_option
@database_option
@click.option("--peer", is_flag=True, help="Measure django-helpdesk beside it, with 50,000 tickets. PostgreSQL only.")
def cases(
    rows: int, against: int, calls: int, creations: int, clients: int, seed: int, database: str, peer: bool
) -> None:
    """Lists of cases through the API of a running server (p50, p95, p99), and cases opened a second."""
    from heqi.bench.desk import measure_desk
    from heqi.bench.figures import json_line, table_of, table_of_two

    given = {"rows": rows, "against": against, "calls": calls, "creations": creations, "clients": clients, "seed": seed}
    if peer and not database.startswith("postgres"):
        raise click.UsageError("--peer needs --database postgresql://…")
    result, smaller, timings = measure_desk(**given, database=database)
    if smaller:
        click.echo(table_of_two(smaller, timings[: len(smaller)]))
    click.echo(table_of(timings))
    click.echo(f"{result['created_per_second']:,.1f} cases opened a second by {clients} clients")
    if peer:
        timings += _tell_peer(result, database, clients)
    click.echo(json_line("cases", given | {"database": database.partition(":")[0]}, result, [*smaller, *timings]))


@command.command("reception")
@click.option("--talks", default=50_000, show_default=True, help="How many conversations there are.")
@click.option("--messages", default=500_000, show_default=True, help="How many messages they have in all.")
@click.option("--calls", default=200, show_default=True, help="How often each list and search is asked for.")
@click.option("--creations", default=1_000, show_default=True, help="How many messages are brought in, flat out.")
@click.option("--screens", default=200, show_default=True, help="How many agents listen in the live part.")
@click.option("--rate", default=50.0, show_default=True, help="Messages a second in the live part.")
@click.option("--seconds", default=60.0, show_default=True, help="How long the live part takes.")
@seed_option
@database_option
@click.option("--peer", is_flag=True, help="Measure django-helpdesk beside it, with 50,000 tickets. PostgreSQL only.")
def reception(peer: bool, **given: Any) -> None:
    """Lists and searches of reception (p50, p95, p99), messages brought in, and how soon they are on all screens."""
    from heqi.bench.figures import json_line, table_of
    from heqi.bench.reception.measure import Wanted, measure_reception

    if peer and not given["database"].startswith("postgres"):
        raise click.UsageError("--peer needs --database postgresql://…")
    result, timings = measure_reception(Wanted(**given))
    click.echo(table_of(timings))
    click.echo(
        f"{result['brought_per_second']:,.1f} messages/s; {result['live_missed']} of "
        f"{result['live_messages'] * result['live_screens']:,} events missed"
    )
    if peer:
        timings += _tell_peer(result, given["database"], clients=4)
    click.echo(json_line("reception", given | {"database": given["database"].partition(":")[0]}, result, timings))


@command.command("clocks")
@click.option("--rows", default=10_000, show_default=True, help="How many deadlines come at one moment.")
@click.option("--single", default=20, show_default=True, help="How many come before that, one after another.")
@seed_option
@database_option
def clocks(rows: int, single: int, seed: int, database: str) -> None:
    """Seconds from a deadline of a case to what the case makes of it, by a running worker."""
    from heqi.bench.clocks import measure_clocks
    from heqi.bench.figures import json_line, table_of

    given = {"rows": rows, "single": single, "seed": seed}
    result, timings = measure_clocks(**given, database=database)
    click.echo(table_of(timings))
    click.echo(f"{rows} deadlines at once: half after {result['half_after_s']} s, all after {result['last_after_s']} s")
    click.echo(json_line("clocks", given | {"database": database.partition(":")[0]}, result, timings))


@command.command("sync")
@click.option("--orders", default=10_000, show_default=True, help="Orders of the market that is read.")
@click.option("--faults", default="", metavar="all=0.05", help="Faults of the platforms, as `heqi sandbox` takes them.")
@seed_option
@database_option
def sync(orders: int, faults: str, seed: int, database: str) -> None:
    """Rows a second from a sandbox's platforms into the desk, and what was missed or doubled."""
    from heqi.bench.figures import json_line
    from heqi.bench.sync import measure_sync

    result = measure_sync(orders=orders, seed=seed, faults=faults, database=database)
    click.echo(
        f"{result['rows']:,} rows in {result['seconds']} s, {result['rows_per_second']:,.0f} rows/s, "
        f"{result['orders_per_second']:,.0f} orders/s"
    )
    for name in ("orders", "requests"):
        told = result[name]
        click.echo(
            f"{name:<9} {told['there']:>8,} there {told['missing']:>6} missing {told['other']:>6} otherwise here"
            f" {told['not_told']:>6} not told by the platform"
        )
    given = {"orders": orders, "faults": faults, "seed": seed, "database": database.partition(":")[0]}
    click.echo(json_line("sync", given, result))


@command.command("chaos")
@click.option("--kills", default=200, show_default=True, help="How many times processes are killed.")
@click.option("--refunds", default=400, show_default=True, help="How many refunds buyers ask for meanwhile.")
@click.option("--orders", default=3_000, show_default=True, help="Orders of the market.")
@click.option("--workers", default=2, show_default=True, help="How many workers there are.")
@click.option("--faults", default="all=0.02", show_default=True, help="Faults of the platforms meanwhile.")
@click.option("--hurry", is_flag=True, help="Let leases of the dead end at once: for a short run.")
@seed_option
@database_option
def chaos(
    kills: int, refunds: int, orders: int, workers: int, faults: str, hurry: bool, seed: int, database: str
) -> None:
    """Kill server and workers while refunds are paid; then compare every action with the sandbox's ledger.

    The sandbox pays again whenever it is told to again, so nothing but the desk keeps money from moving twice. Ends
    with 1 when anything moved twice, was lost, or is not as the desk says.
    """
    from heqi.bench.chaos.run import measure_chaos
    from heqi.bench.figures import json_line

    sizes = {"kills": kills, "refunds": refunds, "orders": orders, "workers": workers, "seed": seed}
    result = measure_chaos(**sizes, faults=faults, database=database, hurry=hurry)
    given = sizes | {"faults": faults, "hurry": hurry, "database": database.partition(":")[0]}
    click.echo(f"{'killed':<44}{'times':>7}{'met there':>11}")
    for name, told in result["points"].items():
        click.echo(f"{name:<44}{told['kills']:>7}{told['met']:>11}")
    click.echo(
        f"refunds decided {result['actions']}, paid {result['paid']}, asked about or sent again {result['asked']}"
    )
    click.echo("  ".join(f"{fate} {count}" for fate, count in sorted(result["fates"].items())))
    for sentence in result["violations"]:
        click.echo(f"VIOLATION  {sentence}")
    click.echo(f"{len(result['violations'])} violations")
    click.echo(json_line("chaos", given, result))
    if result["violations"]:
        raise SystemExit(1)


@command.command("language")
@click.option("--rows", default=50_000, show_default=True, help="How many messages are read.")
@seed_option
@click.option("--peer", is_flag=True, help="Measure SnowNLP beside it, which must be installed.")
def language(rows: int, seed: int, peer: bool) -> None:
    """Messages screened and understood a second on one core, beside a plain word list; what one message takes."""
    from heqi.bench.figures import json_line
    from heqi.bench.language import measure_language

    result = measure_language(rows=rows, seed=seed, peer=peer)
    for name, per_second in result["per_second"].items():
        ratio = f"   screen is {result['ratios'][name]:,.2f} times as fast" if name in result["ratios"] else ""
        click.echo(f"{name:<12}{per_second:>12,.0f} messages/s{ratio}")
    for name, one in result["one_message"].items():
        click.echo(f"{name}, one message: p50 {one['p50_ms']} ms, p95 {one['p95_ms']} ms, p99 {one['p99_ms']} ms")
    click.echo(f"start {result['start_seconds']} s, memory {result['memory_mb']} MB")
    click.echo(json_line("language", {"rows": rows, "seed": seed, "peer": peer}, result))


@command.command("suggest")
def suggest() -> None:
    """How often the right phrase is suggested, on turns that were held apart, and how long that takes."""
    from heqi.bench.figures import json_line
    from heqi.bench.suggest import measure_suggestions

    result = measure_suggestions()
    click.echo(
        f"{result['turns']:.0f} turns: first {result['first']:.1%}, among three {result['among_three']:.1%}; "
        f"p50 {result['p50_ms']:.1f} ms, p99 {result['p99_ms']:.1f} ms"
    )
    click.echo(json_line("suggest", {}, result))


def _tell_peer(result: dict[str, Any], database: str, clients: int) -> "list[Timings]":
    """Measured last and told by itself, so that a peer that breaks down takes none of our own figures with it."""
    from heqi.bench.figures import table_of
    from heqi.bench.peer import measure_peer

    result["peer_created_per_second"], timings = measure_peer(database=database, clients=clients)
    click.echo(table_of(timings))
    click.echo(f"{result['peer_created_per_second']:,.1f} tickets opened a second by {clients} clients of the peer")
    return timings
