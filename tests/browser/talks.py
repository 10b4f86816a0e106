"""What a buyer writes to a running desk, and the way to the talk."""

import json
import os
import subprocess
import sys
from typing import Any

from playwright.sync_api import Page, expect

from tests.support.desk import Desk

WRITE = """
import json, sys
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from heqi.core.reception.incoming import Incoming
from heqi.reception.actions.take_in import take_in_messages
talk, said = sys.argv[1], json.loads(sys.argv[2])
now = timezone.now()
messages = []
for place, each in enumerate(said):
    moment = now - timedelta(seconds=len(said) - place)
    messages.append(Incoming(f"{talk}-{moment.timestamp()}", talk, "buyer", moment, buyer=talk, **each))
take_in_messages(1, messages, at=now, source="companion", channel_id=None)
"""
"""As a bridge hands messages over, but from beside the running desk; shop 1 is 果然鲜, the first that was opened."""


def write(desk: Desk, talk: str, *said: str | dict[str, Any]) -> None:
    """A buyer writes to 果然鲜 in a talk of that name: texts, or fields of `Incoming` for a card."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("HEQI_", "DJANGO_"))}
    env = own | {"HEQI_HOME": str(desk.home), "DJANGO_SETTINGS_MODULE": "heqi.settings"}
    messages = [{"text": each} if isinstance(each, str) else each for each in said]
    done = subprocess.run(
        [sys.executable, "-c", WRITE, talk, json.dumps(messages)],
        env=env,
        cwd=desk.home,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def open_talk(page: Page, buyer: str) -> None:
    """Go to 接待 and open the talk with a buyer, by the name that the screen shows."""
    page.goto("/reception")
    page.get_by_role("option").filter(has_text=buyer).first.click()
    expect(page.get_by_role("textbox", name="回复")).to_be_focused()
