"""`heqi demo`: the desk with a demo shop, in a home of its own."""

import os
from pathlib import Path

import click

DEMO_HOME = "heqi-data/demo"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on; 0 takes any free one.")
@click.option("--fresh", is_flag=True, help="Throw the demo's data away and begin anew.")
def command(host: str, port: int, fresh: bool) -> None:
    """Serve the demo shop 果然鲜: orders and after-sales of made-up buyers, brought in by the ordinary import.

    The data lie in ./heqi-data/demo (or HEQI_HOME) and stay until --fresh. The passwords of 王老板, 阿敏 and 小林 are
    printed on the first start only; `heqi staff password NAME` makes a new one.
    """
    os.environ.setdefault("HEQI_HOME", DEMO_HOME)
    home = Path(os.environ["HEQI_HOME"]).absolute()
    from heqi.cli import set_up_django
    from heqi.cli.demo_shop import clear_demo, ensure_demo, refuse_real_desk
    from heqi.cli.ready import ensure_tables
    from heqi.cli.speak import errors_as_sentences

    with errors_as_sentences():
        if fresh:
            clear_demo(home)
        set_up_django()
        from heqi.cli.serve import run_desk
        from heqi.web.server import bind_port

        listener = bind_port(host, port)
        refuse_real_desk(home)
        ensure_tables(migrate=True)
        ensure_demo(home)
        run_desk(listener, host=host, processes=1, worker=True)
