"""How commands talk: Chinese first, English beside it; a known error is two sentences, not a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from heqi.core.errors import HeqiError


def say(zh: str, en: str) -> None:
    """One line in both languages."""
    click.echo(f"{zh}  {en}")


@contextmanager
def errors_as_sentences() -> Iterator[None]:
    """Turn a HeqiError into its sentences and exit code 1."""
    try:
        yield
    except HeqiError as error:
        raise click.ClickException(f"{error.message}\n  {error.message_en} [{error.code}]") from error
