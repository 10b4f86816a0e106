"""快递100 and 快递鸟 as a small server of our own. It checks signatures by its own reading of the documents."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

KUAIDI100 = {"customer": "CUST100", "key": "kd100-secret"}
KDNIAO = {"EBusinessID": "1237100", "AppKey": "kdniao-secret"}


class CourierWorld:
    """What both services know, and what they were asked."""

    def __init__(self) -> None:
        self.tracks: dict[str, dict[str, Any]] = {}
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.answers: list[tuple[int, Any]] = []

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, Any]:
        if self.answers:
            return self.answers.pop(0)
        return {
            "/kd100/query": self._kd100_query,
            "/kd100/poll": self._kd100_poll,
            "/kdn/query": self._kdn,
            "/kdn/dist": self._kdn,
        }[path](path, form)

    def _kd100_query(self, path: str, form: dict[str, str]) -> tuple[int, Any]:
        signed = form["param"] + KUAIDI100["key"] + KUAIDI100["customer"]
        if (
            form["customer"] != KUAIDI100["customer"]
            or form["sign"] != hashlib.md5(signed.encode()).hexdigest().upper()
        ):
            return 200, {"result": False, "returnCode": "503", "message": "验证签名失败"}
        param = json.loads(form["param"])
        self.asked.append((path, param))
        if param["num"] not in self.tracks:
            return 200, {"result": False, "returnCode": "500", "message": "查询无结果，请隔段时间再查"}
        return 200, {"message": "ok", "status": "200", **self.tracks[param["num"]]}

    def _kd100_poll(self, path: str, form: dict[str, str]) -> tuple[int, Any]:
        param = json.loads(form["param"])
        if form["schema"] != "json" or param["key"] != KUAIDI100["key"]:
            return 200, {"result": False, "returnCode": "600", "message": "您不是合法的订阅者"}
        self.asked.append((path, param))
        return 200, {"result": True, "returnCode": "200", "message": "提交成功"}

    def _kdn(self, path: str, form: dict[str, str]) -> tuple[int, Any]:
        digest = hashlib.md5((form["RequestData"] + KDNIAO["AppKey"]).encode()).hexdigest().lower()
        if form["DataSign"] != base64.b64encode(digest.encode()).decode() or form["DataType"] != "2":
            return 200, {"EBusinessID": form["EBusinessID"], "Success": False, "Reason": "数据内容签名验证失败"}
        data = json.loads(form["RequestData"])
        self.asked.append((form["RequestType"], data))
        if path == "/kdn/dist":
            return 200, {"EBusinessID": form["EBusinessID"], "Success": True, "Reason": ""}
        if data["LogisticCode"] not in self.tracks:
            return 200, {"EBusinessID": form["EBusinessID"], "Success": False, "Reason": "暂无轨迹信息"}
        return 200, {"EBusinessID": form["EBusinessID"], "Success": True, **self.tracks[data["LogisticCode"]]}


@contextmanager
def serve(world: CourierWorld) -> Iterator[str]:
    """The address of both services."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
            status, said = world.answer(self.path, form)
            content = said if isinstance(said, bytes) else json.dumps(said, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
