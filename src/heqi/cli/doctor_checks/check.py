"""One thing that was looked at, and what to do when it is not well."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """`warn`: it works, but look at it. `fail`: something does not work."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Check:
    """`name` is stable. `text` says what was found, `fix` what to do; both empty of personal data."""

    name: str
    health: Health
    text: str
    text_en: str
    fix: str = ""
    fix_en: str = ""


def ok(name: str, text: str, text_en: str) -> Check:
    """All is well."""
    return Check(name, Health.OK, text, text_en)


def run_checks(checks: Iterable[Callable[[], Check]]) -> list[Check]:
    """Every check's answer; one that cannot be made is itself a failure."""
    return [_run(check) for check in checks]


def _run(check: Callable[[], Check]) -> Check:
    name = check.__name__.removeprefix("check_")
    try:
        return check()
    except Exception as error:
        kind = type(error).__name__
        return Check(name, Health.FAIL, f"无法检查（{kind}）", f"could not be checked ({kind})")
