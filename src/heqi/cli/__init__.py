"""The `heqi` command. Each subcommand is a file that is imported only when it is asked for."""

import os
from importlib import import_module

import click

from heqi import __version__

COMMANDS = {
    "backtest": "heqi.cli.backtest",
    "bench": "heqi.cli.bench",
    "classify": "heqi.cli.classify",
    "decide": "heqi.cli.decide",
    "demo": "heqi.cli.demo",
    "doctor": "heqi.cli.doctor",
    "import": "heqi.cli.import_",
    "sandbox": "heqi.cli.sandbox",
    "screen": "heqi.cli.screen",
    "model": "heqi.cli.model",
    "serve": "heqi.cli.serve",
    "shop": "heqi.cli.shop",
    "staff": "heqi.cli.staff",
    "worker": "heqi.cli.worker",
}
"""Name → module with a click command called `command`. Those of WITHOUT_DJANGO never load Django."""


class LazyGroup(click.Group):
    """Loads a subcommand when it is used, so that `heqi decide` pays for nothing else."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="heqi")
def main() -> None:
    """Heqi 和气: the after-sales desk for merchants on 拼多多, 淘宝 and 天猫."""


def set_up_django() -> None:
    """Load settings and models. Called first by every command that touches the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heqi.settings")
    import django

    django.setup()
