"""接待: a buyer writes, and somebody answers."""

import os
import subprocess
import sys
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.desk import Desk

WRITE = """
import sys
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from heqi.core.reception.incoming import Incoming
from heqi.reception.actions.take_in import take_in_messages
talk, source, *texts = sys.argv[1:]
now = timezone.now()
said = []
for place, text in enumerate(texts):
    moment = now - timedelta(seconds=len(texts) - place)
    said.append(Incoming(f"{talk}-{moment.timestamp()}", talk, "buyer", moment, text=text, buyer=talk))
take_in_messages(1, said, at=now, source=source, channel_id=None)
"""
"""As a bridge hands messages over, but from beside the running desk; shop 1 is 果然鲜, the first that was opened."""


def write(desk: Desk, talk: str, *texts: str) -> None:
    """A buyer writes to 果然鲜 in a talk of that name."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("HEQI_", "DJANGO_"))}
    env = own | {"HEQI_HOME": str(desk.home), "DJANGO_SETTINGS_MODULE": "heqi.settings"}
    done = subprocess.run(
        [sys.executable, "-c", WRITE, talk, "companion", *texts],
        env=env,
        cwd=desk.home,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def open_talk(page: Page, buyer: str) -> None:
    """Go to 接待 and open the talk with a buyer, by the name that the screen shows."""
    page.goto("/reception")
    page.get_by_role("option").filter(has_text=buyer).first.click()
    expect(page.get_by_role("textbox", name="回复")).to_be_focused()


def test_W1_an_answer_is_copied_ticked_and_stands_in_the_talk_with_its_time_marked(
    desk: Desk, log_in: Callable[[str], Page]
) -> None:
    write(desk, "慢性子的猫", "芒果什么时候发货？")
    page = log_in("xiaolin")
    open_talk(page, "慢***猫")
    answer = page.get_by_role("textbox", name="回复")
    answer.fill("亲，今天下午就发出。")
    answer.press("Enter")
    expect(answer).to_have_value("")
    pending = page.get_by_role("region", name="待复制到平台发送")
    expect(pending).to_contain_text("亲，今天下午就发出。")
    pending.get_by_role("button", name="已在平台发出").click()
    expect(page.get_by_role("article").filter(has_text="亲，今天下午就发出。")).to_contain_text("自报时间")
    expect(pending).to_have_count(0)
