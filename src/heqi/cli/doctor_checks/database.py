"""The database: reachable, of this release, writable, and of one mind with this machine about the time."""

from datetime import UTC, datetime, timedelta
from time import monotonic

from heqi.cli.doctor_checks.check import Check, Health, ok

MUCH_SKEW = timedelta(seconds=5)
SLOW_LOCK = 2.0


def check_database() -> Check:
    """Does it answer?"""
    from django.db import connection

    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception as error:
        kind = type(error).__name__
        fix = "检查 HEQI_DATABASE_URL，确认数据库已启动", "Check HEQI_DATABASE_URL and that the database runs"
        return Check("database", Health.FAIL, f"连不上数据库（{kind}）", f"the database does not answer ({kind})", *fix)
    version = ".".join(str(part) for part in connection.get_database_version())
    return ok("database", f"{connection.display_name} {version}", f"{connection.display_name} {version}")


def check_migrations() -> Check:
    """Is it of this release?"""
    from heqi.db.migrations import unapplied_migrations

    missing = unapplied_migrations()
    if not missing:
        return ok("migrations", "数据库结构是最新的", "the tables are of this release")
    fix = "先备份，再运行 heqi serve --migrate", "Back up, then run heqi serve --migrate"
    return Check(
        "migrations", Health.FAIL, f"还差 {len(missing)} 个迁移", f"{len(missing)} migrations are missing", *fix
    )


def check_writing() -> Check:
    """Can a transaction be opened for writing, and how long does one wait for it?"""
    from django.db import connection, transaction

    began = monotonic()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    waited = monotonic() - began
    text, text_en = f"写锁等待 {waited * 1000:.0f} 毫秒", f"waited {waited * 1000:.0f} ms to write"
    if waited <= SLOW_LOCK:
        return ok("writing", text, text_en)
    fix = (
        "有进程长时间占用写锁：看看是否有大文件在导入",
        "Something writes for long at a time: is a large import running?",
    )
    return Check("writing", Health.WARN, text, text_en, *fix)


def check_clock() -> Check:
    """Do this machine, the database and the journal agree on the time?"""
    skew = max(_ahead_of_us(), key=abs, default=timedelta(0))
    seconds = skew.total_seconds()
    if abs(skew) <= MUCH_SKEW:
        return ok("clock", f"时钟一致（差 {seconds:.1f} 秒）", f"clocks agree ({seconds:.1f} s apart)")
    fix = "用 NTP 校准本机和数据库的时钟", "Set the clocks of this machine and the database by NTP"
    return Check("clock", Health.FAIL, f"时钟相差 {seconds:.0f} 秒", f"clocks are {seconds:.0f} s apart", *fix)


def _ahead_of_us() -> list[timedelta]:
    from django.db import connection

    from heqi.journal.queries import last_entry_at

    found: list[timedelta] = []
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            found.append(cursor.fetchone()[0] - datetime.now(UTC))
    last = last_entry_at()
    if last is not None and last > datetime.now(UTC):
        found.append(last - datetime.now(UTC))
    return found


CHECKS = (check_migrations, check_writing, check_clock)
