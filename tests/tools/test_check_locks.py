"""The lock check names an address, a package without a hash, and a requirement that is not locked."""

from pathlib import Path

import pytest

from tools import check_locks

GOOD = "django==5.2.1 \\\n    --hash=sha256:aa\npsycopg[binary]==3.2 \\\n    --hash=sha256:bb\n"


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(check_locks, "ROOT", tmp_path)

    def check(text: str) -> list[str]:
        (tmp_path / "some.lock").write_text(text, "utf-8")
        return check_locks.check_python("some.lock", ["Django>=5.2,<5.3", "psycopg[binary]>=3.2"])

    return check


def test_a_whole_lock_passes(check) -> None:
    assert check(GOOD) == []


def test_an_address_is_named(check) -> None:
    assert check("--index-url https://mirror.example/simple\n" + GOOD) == [
        "some.lock names an address: https://mirror.example/simple"
    ]


def test_a_package_without_a_hash_and_one_that_is_missing_are_named(check) -> None:
    assert check("django==5.2.1\n    # via heqi\n") == [
        "some.lock lacks psycopg[binary]>=3.2.",
        "some.lock: no hash for django.",
    ]
