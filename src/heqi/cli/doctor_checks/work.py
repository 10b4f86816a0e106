"""The work behind the desk: a living worker, a journal in order, a queue that moves."""

from datetime import UTC, datetime, timedelta

from heqi.cli.doctor_checks.check import Check, Health, ok

SILENT_AFTER = timedelta(seconds=20)
LATE_AFTER = timedelta(seconds=30)
START_WORKER = "运行 heqi serve 或 heqi worker", "Run heqi serve or heqi worker"


def check_worker() -> Check:
    """Did one report lately?"""
    from heqi.journal.queries import last_beat

    beat = last_beat()
    if beat is None:
        return Check("worker", Health.FAIL, "没有后台进程在运行", "no worker is running", *START_WORKER)
    silent = datetime.now(UTC) - beat
    seconds = silent.total_seconds()
    if silent > SILENT_AFTER:
        text = f"后台进程 {seconds:.0f} 秒没有响应", f"no worker has reported for {seconds:.0f} s"
        return Check("worker", Health.FAIL, *text, *START_WORKER)
    return ok("worker", f"后台进程正常（{seconds:.0f} 秒前）", f"a worker reported {seconds:.0f} s ago")


def check_sequencer() -> Check:
    """Do entries get their place?"""
    from heqi.journal.queries import count_unplaced, oldest_unplaced_at

    oldest, count = oldest_unplaced_at(), count_unplaced()
    if oldest is None or datetime.now(UTC) - oldest <= LATE_AFTER:
        return ok("sequencer", f"日志排序正常（待排 {count}）", f"the journal is in order ({count} waiting)")
    text = f"{count} 条日志一直没有排序", f"{count} entries wait for their place"
    return Check("sequencer", Health.FAIL, *text, *START_WORKER)


def check_queue() -> Check:
    """Does the queue move?"""
    from heqi.journal.queries import count_overdue, count_waiting

    overdue, count = count_overdue(before=datetime.now(UTC) - LATE_AFTER), count_waiting()
    if not overdue:
        return ok("queue", f"任务队列正常（{count} 个在排队）", f"the queue moves ({count} in it)")
    text = f"{overdue} 个任务等了 30 秒以上", f"{overdue} jobs have waited for more than 30 s"
    fix = "正在导入大文件时正常；否则看后台进程的日志", "Normal while a large import runs; else read the worker's log"
    return Check("queue", Health.WARN, *text, *fix)


def check_dead_letters() -> Check:
    """Did anything run out of tries?"""
    from heqi.journal.queries import count_dead

    count = count_dead()
    if not count:
        return ok("dead_letters", "没有失败的任务", "nothing has run out of tries")
    text = f"{count} 个任务多次失败后停止", f"{count} jobs have run out of tries"
    fix = "修好原因后运行 heqi doctor --retry-dead", "Mend the cause, then run heqi doctor --retry-dead"
    return Check("dead_letters", Health.WARN, *text, *fix)


def check_chain() -> Check:
    """Has nobody changed the journal?"""
    from heqi.journal.chain import verify_chain

    found = verify_chain()
    if found.whole:
        return ok("chain", f"日志完整（{found.checked} 条）", f"the journal is whole ({found.checked} entries)")
    text = f"日志第 {found.broken_at} 条被改动过", f"the journal was changed at entry {found.broken_at}"
    fix = "不要继续改动数据库；用备份比对", "Change nothing more in the database; compare with a backup"
    return Check("chain", Health.FAIL, *text, *fix)


CHECKS = (check_worker, check_sequencer, check_queue, check_dead_letters, check_chain)
