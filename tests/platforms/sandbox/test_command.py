"""`heqi sandbox`: what it says when it stands, and when it cannot."""

import socket
import subprocess
import sys

from tests.support.sandbox import running_sandbox


def run(*options):
    command = [sys.executable, "-m", "heqi", "sandbox", *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_it_says_how_to_connect_in_both_languages():
    command = [sys.executable, "-m", "heqi", "sandbox", "--port", "0", "--orders", "20"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        lines = []
        while not lines or "Ctrl+C" not in lines[-1]:
            lines.append(process.stdout.readline())
        text = "".join(lines)
    finally:
        process.terminate()
        process.wait(timeout=10)

    assert "模拟市场已就绪：20 个订单" in text
    assert "The market stands: 20 orders" in text
    for word in ("果然鲜", "素衣坊", "和声数码旗舰店", "app_key", "app_secret", "access_token", "Bearer "):
        assert word in text


def test_a_taken_port_and_an_unknown_fault_are_sentences():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = run("--port", str(other.getsockname()[1]))
    wrong = run("--port", "0", "--faults", "dely=1")

    assert (taken.returncode, wrong.returncode) == (1, 1)
    assert "已被占用" in taken.stderr
    assert "[sandbox.port_taken]" in taken.stderr
    assert "[sandbox.bad_faults]" in wrong.stderr


def test_the_same_seed_and_moment_serve_the_same_market_with_the_same_keys():
    def look():
        with running_sandbox(orders=40, seed=9, speed=0, now=1_781_762_400) as sandbox:
            return sandbox.connections, sandbox.all_rows("/truth/orders"), sandbox.all_rows("/ledger")

    assert look() == look()
