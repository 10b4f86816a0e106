"""A whole bridge in the standard library: it brings what buyers write to Heqi and takes the replies. See docs/channel.md.

HEQI_CHANNEL=https://desk.example/channel/v1/ID HEQI_SECRET=hqc_… python bridge.py
Each line that is typed is one buyer's message; replies are printed. Put your chat in place of the two marked lines.
"""

# ruff: noqa
import hashlib, hmac, json, os, secrets, sys, threading, time, urllib.error, urllib.request
from datetime import datetime, timezone
from urllib.parse import urlsplit

CHANNEL, SECRET = os.environ["HEQI_CHANNEL"].rstrip("/"), os.environ["HEQI_SECRET"]


def call(method, path, body=None):
    """One signed call; its answer. A refusal is raised as urllib.error.HTTPError with the reason in its JSON."""
    content = b"" if body is None else json.dumps(body).encode()
    moment, nonce = str(int(time.time())), secrets.token_urlsafe(16)
    digest = hashlib.sha256(content).hexdigest()
    said = "\n".join(("heqi-channel-v1", moment, nonce, method, urlsplit(CHANNEL).path + path, digest))
    signature = "v1=" + hmac.new(SECRET.encode(), said.encode(), hashlib.sha256).hexdigest()
    headers = {"Heqi-Timestamp": moment, "Heqi-Nonce": nonce, "Heqi-Signature": signature}
    headers["Content-Type"] = "application/json"
    asked = urllib.request.Request(CHANNEL + path, content or None, headers, method=method)
    with urllib.request.urlopen(asked, timeout=40) as answer:
        return json.load(answer)


def retry(*request):
    """The same call until it is answered: a message's key makes it safe to bring twice. Signed anew each time."""
    for wait in (1, 2, 5, 10, 30, 60, 60, 60):
        try:
            return call(*request)
        except urllib.error.HTTPError as error:
            if error.code < 500 and error.code != 429:
                raise SystemExit(f"{error.code} {error.read().decode()}")
        except OSError:
            pass
        time.sleep(wait)
    raise SystemExit("Heqi does not answer")


def take_replies(done=set()):
    """Fetch, bring to the buyer, acknowledge. An item may come twice: `done` knows what has been brought already."""
    after = ""  # at first everything that was never acknowledged
    while True:
        outbox = retry("GET", f"/outbox?wait=25{after}")
        for item in outbox["items"]:
            if item["key"] not in done:
                print(f"{item['conversation']} <- {item['text']}", flush=True)  # your chat: send item to the buyer
                done.add(item["key"])
            retry("POST", "/outbox/ack", {"acks": [{"id": item["id"], "state": "delivered"}]})
        after = f"&after={outbox['cursor']}"


threading.Thread(target=take_replies, daemon=True).start()
for line in sys.stdin:  # your chat: what the buyer has written
    about = {"key": secrets.token_hex(8), "conversation": "mei", "sender": "buyer", "buyer": "阿梅"}
    message = {**about, "at": datetime.now(timezone.utc).isoformat(), "text": line.strip()}
    retry("POST", "/messages", {"messages": [message]})
