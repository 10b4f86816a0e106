"""Reviews and ratings: what buyers write of orders (traderates), and how they rate the service of a talk (kefueval)."""

from hashlib import sha256

from heqi.core.facts import Fact
from heqi.core.masks import mask_contacts, mask_nick
from heqi.platforms.net.private import scrub
from heqi.platforms.net.reading import Reading
from heqi.platforms.net.rows import Row
from heqi.platforms.taobao.stated import stated

TONES = {"good": "good", "neutral": "middling", "bad": "bad"}
SCORES = {0: 5, 1: 4, 2: 3, 3: 2, 4: 1}
"""`eval_code` counts from very satisfied down; as stars."""
SOURCES = {0: "agent", 1: "buyer", 2: "system"}


def review_key(number: str, text: str) -> str:
    """As the tables that merchants make have it: the order and a digest of the words."""
    return f"order/{number}/{sha256(text.encode()).hexdigest()[:24]}"


def build_review(read: Reading) -> Row:
    """A review that a buyer gave. Its key is of the sub-order, which alone tells two goods of one order apart."""
    order_no = read.need(read.id("tid"), "tid")
    at = read.need(read.moment("created"), "created")
    text = read.text("content") or ""
    said = {
        "order_no": order_no,
        "line_no": read.id("oid"),
        "text": mask_contacts(text),
        "tone": TONES.get(read.text("result") or ""),
        "at": at,
        "reply": read.text("reply"),
        "goods": read.text("item_title"),
        "goods_id": read.id("num_iid"),
        "buyer": mask_nick(read.text("nick") or ""),
        "counts": read.yes("valid_score"),
    }
    number = said["line_no"] or order_no
    return (Fact("review", review_key(str(number), text), at, stated(said), scrub(dict(read.data))),)


def build_follow_up(read: Reading, order_no: str, line_no: str) -> Row:
    """A review of Tmall with what was added to it later (tmall.traderate.feeds.get)."""
    text = read.text("content") or ""
    at = read.need(read.moment("comment_time"), "comment_time")
    added = read.moment("append_time")
    tags = [tag.text("tag_name") for name in ("tags", "append_tags") for tag in read.parts(name)]
    said = {
        "order_no": order_no,
        "line_no": line_no,
        "text": mask_contacts(text),
        "at": at,
        "follow_up": mask_contacts(read.text("append_content") or ""),
        "follow_up_at": added,
        "buyer": mask_nick(read.text("user_nick") or ""),
        "negative": read.yes("has_negtv"),
        "tags": [tag for tag in tags if tag],
    }
    values = stated(said)
    key, progress = review_key(line_no, text), 1 if "follow_up" in values else 0
    return (Fact("review", key, added or at, values, scrub(dict(read.data)), progress),)


def build_rating(read: Reading) -> Row:
    """A buyer's rating of the service. Its key: who served, who rated, when. Raises Unreadable without them."""
    staff = read.need(read.text("eval_sender"), "eval_sender")
    at = read.need(read.moment("eval_time"), "eval_time")
    code = read.need(read.code("eval_code"), "eval_code")
    rater = read.text("open_uid") or read.text("eval_recer") or ""
    said = {
        "staff": staff,
        "buyer": mask_nick(read.text("eval_recer") or ""),
        "score": SCORES.get(code),
        "at": at,
        "asked_at": read.moment("send_time"),
        "source": SOURCES.get(read.code("source") or 0),
        "label": read.text("label_name"),
    }
    digest = sha256(f"{staff}\n{rater}\n{at.isoformat()}".encode()).hexdigest()[:24]
    return (Fact("service_rating", digest, at, stated(said), scrub(dict(read.data))),)
