"""`heqi sandbox`: a market that speaks Pinduoduo's and Taobao's protocols."""

import json
import os
import sys
import threading
import time
from dataclasses import asdict
from typing import Any

import click

from heqi.cli.speak import errors_as_sentences, say

NAMES = {"pinduoduo": "拼多多", "taobao": "淘宝", "tmall": "天猫"}


@click.command()
@click.option("--port", default=8900, show_default=True, help="Port on 127.0.0.1; 0 takes any free one.")
@click.option("--seed", default=20, show_default=True, help="The same seed gives the same market.")
@click.option("--orders", default=600, show_default=True, type=click.IntRange(1), help="Orders in the past days.")
@click.option("--days", default=30, show_default=True, type=click.IntRange(1, 90), help="Length of the market's past.")
@click.option("--speed", default=1.0, show_default=True, type=click.FloatRange(0), help="Its seconds in one of ours.")
@click.option("--faults", default="", help="all=0.05, or some of delay, error, cut_before, cut_after, duplicate, …")
@click.option("--now", default=0, help="The market's present in seconds since 1970; 0 is our own.")
@click.option("--born", default=0, help="Its first present, for the same market once more, grown older since.")
@click.option("--bustle", default=1.0, type=click.FloatRange(1), help="From its present on buyers do so much more.")
@click.option("--by-hand", is_flag=True, help="No automatic warehouse: orders are sent through the API.")
@click.option("--careless", is_flag=True, help="Refunds are paid again each time they are agreed to, to find who asks.")
@click.option("--parent", is_flag=True, hidden=True, help="Stop when whoever started it closes its standard input.")
@click.option("--json", "as_json", is_flag=True, help="Say how to connect as one line of JSON.")
def command(
    port: int,
    seed: int,
    orders: int,
    days: int,
    speed: float,
    faults: str,
    now: int,
    born: int,
    bustle: float,
    by_hand: bool,
    careless: bool,
    parent: bool,
    as_json: bool,
) -> None:
    """Serve a sandbox: three made-up shops whose buyers buy, wait, complain and review, behind the platforms' APIs.

    Signatures are verified, tokens end, limits bite. Faults are chances in [0, 1]; see docs/sandbox.md.
    """
    from heqi.platforms.registry import run_sandbox

    if parent:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    with errors_as_sentences():
        run_sandbox(
            port=port,
            seed=seed,
            orders=orders,
            days=days,
            speed=speed,
            faults=faults,
            now=now or int(time.time()),
            automatic=not by_hand,
            careless=careless,
            bustle=bustle,
            born=born,
            told=_print_json if as_json else _print_text,
        )


def _end_with_parent() -> None:
    """Also when the parent was killed: the pipe then closes by itself. Nothing is kept that could be lost."""
    sys.stdin.buffer.read()
    os._exit(0)


def _print_json(opening: Any) -> None:
    click.echo(json.dumps(asdict(opening), ensure_ascii=False))


def _print_text(opening: Any) -> None:
    say(
        f"模拟市场已就绪：{opening.orders} 个订单、{opening.refunds} 个售后，用时 {opening.seconds:.1f} 秒。",
        f"The market stands: {opening.orders} orders, {opening.refunds} after-sales, made in {opening.seconds:.1f} s.",
    )
    say(f"拼多多网关 {opening.url}/pop", f"messages ws{opening.url[4:]}/push")
    say(f"淘宝、天猫网关 {opening.url}/top", "messages by taobao.tmc.messages.consume")
    click.echo()
    say("用下面的密钥连接店铺（设置 › 店铺连接 › 沙箱）：", "Connect the shops with these keys:")
    for each in opening.connections:
        who = each["sub_nick"] or "主账号 main account"
        click.echo(f"  {NAMES[each['platform']]} {each['shop']} ({each['shop_id']}) · {who}")
        click.echo(f"    app_key      {each['app_key']}\n    app_secret   {each['app_secret']}")
        click.echo(f"    access_token {each['access_token']}\n    refresh      {each['refresh_token']}")
    click.echo()
    say(f"控制接口 {opening.url}/control", "control API: time, faults, truth, ledger")
    click.echo(f"  Authorization: Bearer {opening.control_token}")
    say("按 Ctrl+C 停止。", "Ctrl+C stops it.")
