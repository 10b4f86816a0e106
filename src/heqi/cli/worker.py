"""`heqi worker`: everything that happens without anybody asking for it."""

import signal
import sys
import threading

import click


@click.command()
@click.option("--parent", type=int, hidden=True, help="Stop when this process is no longer the parent.")
def command(parent: int | None) -> None:
    """Run a worker: journal order, reactions, clocks, waiting imports.

    `heqi serve` starts one by itself; start more on PostgreSQL when one is not enough. Ctrl+C or SIGTERM lets it
    finish what it is doing. One that is killed loses nothing: the next worker goes on where it was.
    """
    from heqi.cli import set_up_django

    set_up_django()
    from heqi.workers.log import set_up_logging
    from heqi.workers.run import run_worker

    set_up_logging()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    sys.exit(0 if run_worker(stop=stop, parent=parent) else 1)
