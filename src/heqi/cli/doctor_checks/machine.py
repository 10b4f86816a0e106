"""The machine: Python, folders, disk, time zones, the built workbench."""

import os
import shutil
import sys
from pathlib import Path

from heqi.cli.doctor_checks.check import Check, Health, ok

LEAST_PYTHON = (3, 11)
LITTLE_SPACE, TOO_LITTLE_SPACE = 1 << 30, 200 << 20


def check_python() -> Check:
    """Is it new enough?"""
    version = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info[:2] >= LEAST_PYTHON:
        return ok("python", f"Python {version}", f"Python {version}")
    fix = "安装 Python 3.11 或更新版本", "Install Python 3.11 or newer"
    return Check("python", Health.FAIL, f"Python {version} 太旧", f"Python {version} is too old", *fix)


def check_home() -> Check:
    """Can the home folder be written, and by nobody else read?"""
    home = _home()
    if not os.access(home, os.W_OK | os.X_OK):
        fix = f"检查 {home} 的属主和权限", f"Check owner and mode of {home}"
        return Check("home", Health.FAIL, f"{home} 不可写", f"{home} cannot be written", *fix)
    if home.stat().st_mode & 0o077:
        fix = f"chmod 700 {home}", f"chmod 700 {home}"
        return Check("home", Health.WARN, f"{home} 其他用户可读", f"others can read {home}", *fix)
    return ok("home", f"数据目录 {home}", f"home folder {home}")


def check_secret_key() -> Check:
    """Is the key that signs sessions there, and kept from others?"""
    if os.environ.get("HEQI_SECRET_KEY"):
        return ok("secret_key", "密钥来自环境变量", "the key comes from HEQI_SECRET_KEY")
    path = _home() / "secret_key"
    if path.stat().st_mode & 0o077:
        fix = f"chmod 600 {path}", f"chmod 600 {path}"
        return Check("secret_key", Health.FAIL, "密钥文件其他用户可读", "others can read the key", *fix)
    return ok("secret_key", "密钥已保存，仅本用户可读", "the key is kept, for this user only")


def check_workbench() -> Check:
    """Is the front end built?"""
    from django.conf import settings

    if (settings.DIST / "index.html").is_file():
        return ok("workbench", "工作台已构建", "the workbench is built")
    fix = "在项目目录运行 make web，或安装发布的 wheel", "Run make web in the project, or install the released wheel"
    return Check("workbench", Health.FAIL, "工作台还没有构建", "the workbench is not built", *fix)


def check_time_zones() -> Check:
    """Is China's time known?"""
    from heqi.core.time import SHANGHAI

    return ok("time_zones", f"时区数据可用（{SHANGHAI.key}）", f"time zone data is there ({SHANGHAI.key})")


def check_disk() -> Check:
    """Is there room?"""
    free = shutil.disk_usage(_home()).free
    text, text_en = f"磁盘剩余 {free / (1 << 30):.1f} GB", f"{free / (1 << 30):.1f} GB of disk left"
    if free >= LITTLE_SPACE:
        return ok("disk", text, text_en)
    health = Health.WARN if free >= TOO_LITTLE_SPACE else Health.FAIL
    return Check("disk", health, text, text_en, "清理磁盘或移到更大的磁盘", "Free some space or move to a larger disk")


def _home() -> Path:
    from django.conf import settings

    return Path(settings.HEQI_HOME)


CHECKS = (check_python, check_home, check_secret_key, check_workbench, check_time_zones, check_disk)
