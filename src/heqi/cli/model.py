"""`heqi model`: train the language models anew, and measure them. Runs without Django."""

import os
from pathlib import Path
from typing import Any

import click

from heqi.core.errors import HeqiError

folder = click.Path(exists=True, file_okay=False, path_type=Path)
file = click.Path(exists=True, dir_okay=False, path_type=Path)
data_option = click.option(
    "--data", type=folder, required=True, help="The folder with the public sets (see docs/model-card.md)."
)
own_option = click.option("--own", type=file, multiple=True, help="CSV of your own marks: text,negative,main,all,…")


@click.group()
def command() -> None:
    """Train and measure the language models.

    Your own marks go into a CSV with the column text and any of negative (0 or 1), main, all (causes joined by +),
    intent, emotion, dissatisfied (0 or 1); an empty cell is no mark. To see what they bring before you switch:

    \b
      heqi model train --data FOLDER --own marks.csv --hold-out --out mine
      heqi model evaluate --data FOLDER --own marks.csv --models shipped --models mine
    """


@command.command("train")
@data_option
@own_option
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Where to; else the models of this installation."
)
@click.option("--hold-out", is_flag=True, help="Keep a fifth of all texts out, so that `evaluate --models` is honest.")
def train(data: Path, own: tuple[Path, ...], out: Path | None, hold_out: bool) -> None:
    """Train the models. The same files give the same bytes."""
    from heqi.assets.language.understanding_parts import model_folder
    from heqi.training.run import train_models, write_beside, write_models

    target = check_folder(out or model_folder())
    try:
        source = source_of(data, own, held=hold_out)
        models = train_models(source, say=click.echo)
        beside = list(write_beside(source, target))
    except HeqiError as error:
        raise click.ClickException(f"{error.message} / {error.message_en}") from error
    for path, size in (*beside, *write_models(models, target)):
        click.echo(f"{path}  {size / 1e6:.2f} MB")


@command.command("evaluate")
@data_option
@own_option
@click.option(
    "--models", "models", multiple=True, metavar="DIR", help="Measure these models side by side; 'shipped' is one."
)
def evaluate(data: Path, own: tuple[Path, ...], models: tuple[str, ...]) -> None:
    """Print a table of figures with 95 % intervals.

    Without --models: a fifth of the texts is kept out, the models are trained on the rest with the settings of
    those that ship, and measured on that fifth. With --models the given files are measured on the same fifth; a folder
    whose models have learnt from these texts is marked with *.
    """
    from heqi.training.run import compare, cross_check

    try:
        source = source_of(data, own, held=True)
        click.echo(
            compare(models, source) if models else cross_check(source, say=lambda line: click.echo(line, err=True))
        )
    except HeqiError as error:
        raise click.ClickException(f"{error.message} / {error.message_en}") from error


def check_folder(folder: Path) -> Path:
    """The folder to write to, known to be writable before minutes are spent on training; nothing is made yet."""
    nearest = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise click.ClickException(f"无法写入文件夹 {folder.name} / cannot write to {folder}")
    return folder


def source_of(data: Path, own: tuple[Path, ...], *, held: bool) -> Any:
    """What is learnt from and measured on. Raises SetError."""
    from heqi.training.own import read_own
    from heqi.training.recipe import Source
    from heqi.training.sets import DataFolder

    return Source(DataFolder(data), read_own(own), held)
