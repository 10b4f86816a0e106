"""One entry as one sentence. A case's own sentences are those of its story."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from heqi.cases.story_sentences import SENTENCES as CASE_SENTENCES
from heqi.core.money import yuan
from heqi.journal.contracts import EntryView
from heqi.web.audit.labels import ROLES, WORDS, Texts, kind_text

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """What sentences need beside the entry: names of people, and verbs of steps by (case id, step key)."""

    names: Mapping[int, str]
    verbs: Mapping[tuple[str, str], Texts]

    def name(self, staff_id: Any) -> str:
        """A person's name, also of one who has left."""
        return self.names.get(int(staff_id), f"#{staff_id}") if staff_id is not None else "—"


def say_entry(entry: EntryView, known: Known) -> Texts:
    """Chinese and English. An entry that an older release wrote otherwise is told by its kind alone."""
    try:
        return _say(entry, known)
    except (KeyError, ValueError, TypeError):
        return kind_text(entry.kind)


def _say(entry: EntryView, known: Known) -> Texts:
    data = entry.data
    if entry.kind in CASE_SENTENCES:
        verb, verb_en = known.verbs.get((entry.subject.id, str(data.get("step"))), ("", ""))
        zh, en = CASE_SENTENCES[entry.kind]({**data, "verb": verb, "verb_en": verb_en})
        return (f"{zh}：{known.name(data['to'])}", f"{en}: {known.name(data['to'])}") if _assigns(entry) else (zh, en)
    if entry.kind in _OF_STAFF:
        return _OF_STAFF[entry.kind](data, known.name(entry.subject.id))
    if entry.kind in _OF_DATA:
        return _OF_DATA[entry.kind](data, known)
    zh, en = kind_text(entry.kind)
    action = data.get("action_kind")
    return (f"{zh}：{action}", f"{en}: {action}") if action else (zh, en)


def _assigns(entry: EntryView) -> bool:
    return entry.kind == "case.assigned"


def _role(data: Data | None) -> Texts:
    """A role with its limit: 客服（每笔 ¥50.00）."""
    if data is None:
        return "无", "none"
    zh, en = ROLES[data["role"]]
    if data.get("money_limit_fen") is None:
        return zh, en
    amount = yuan(data["money_limit_fen"])
    return f"{zh}（每笔 {amount}）", f"{en} ({amount} a decision)"


def _role_given(data: Data, name: str) -> Texts:
    before, after = _role(data.get("before")), _role(data)
    return f"{name}的角色：{before[0]} → {after[0]}", f"Role of {name}: {before[1]} → {after[1]}"


def _role_removed(data: Data, name: str) -> Texts:
    before = _role(data["before"])
    return f"把{name}移出店铺（原为{before[0]}）", f"Removed {name} from the shop (was {before[1]})"


def _sessions_ended(data: Data, name: str) -> Texts:
    return f"结束{name}的 {data['sessions']} 个登录", f"Ended {data['sessions']} log-ins of {name}"


def _recovery(data: Data, name: str) -> Texts:
    return f"{name}用备用码登录，还剩 {data['left']} 个", f"{name} came in by a recovery code; {data['left']} left"


def _of(zh: str, en: str) -> Callable[[Data, str], Texts]:
    return lambda _, name: (zh.format(name=name), en.format(name=name))


_OF_STAFF: dict[str, Callable[[Data, str], Texts]] = {
    "staff.role_given": _role_given,
    "staff.role_removed": _role_removed,
    "staff.joined": _of("{name}接受邀请加入", "{name} accepted the invitation"),
    "staff.deactivated": _of("停用{name}", "Suspended {name}"),
    "staff.reactivated": _of("恢复{name}", "Restored {name}"),
    "staff.password_changed": _of("修改{name}的密码", "Changed the password of {name}"),
    "session.ended": _sessions_ended,
    "factor.enrolled": _of("{name}开启两步验证", "{name} enrolled a second factor"),
    "factor.codes_renewed": _of("{name}更换备用码", "{name} renewed the recovery codes"),
    "factor.dropped": _of("{name}关闭两步验证", "{name} gave up the second factor"),
    "factor.reset": _of("重设{name}的两步验证", "Reset the second factor of {name}"),
    "factor.recovery_used": _recovery,
}


def _invited(data: Data, known: Known) -> Texts:
    zh, en = _role(data)
    return f"邀请一位{zh}", f"Invited somebody as {en}"


def _mapped(data: Data, known: Known) -> Texts:
    before, after = known.name(data["from"]), known.name(data["to"])
    return f"子账号对应：{before} → {after}", f"Sub-account: {before} → {after}"


def _forgotten(data: Data, known: Known) -> Texts:
    name = known.name(data["from"])
    return f"删除{name}的子账号", f"Removed the sub-account of {name}"


def _settings(data: Data, known: Known) -> Texts:
    names = ", ".join(data["names"])
    return f"修改设置 {data['group']}：{names}", f"Changed settings of {data['group']}: {names}"


def _exported(data: Data, known: Known) -> Texts:
    return f"导出审计日志，{data['rows']} 条", f"Exported {data['rows']} entries of the audit log"


def _batch(data: Data, known: Known) -> Texts:
    return (
        f"导入写入：新增 {data['new']}，变更 {data['changed']}",
        f"Import applied: {data['new']} new, {data['changed']} changed",
    )


def _word(data: Data, known: Known) -> Texts:
    zh, en = WORDS[data.get("severity") or data["kind"]]
    return f"添加用语：{zh}（编号 {data['word']}）", f"Added a word: {en} (no. {data['word']})"


def _word_ended(data: Data, known: Known) -> Texts:
    return f"停用用语（编号 {data['word']}）", f"Ended a word (no. {data['word']})"


_OF_DATA: dict[str, Callable[[Data, Known], Texts]] = {
    "staff.invited": _invited,
    "sub_account.mapped": _mapped,
    "sub_account.forgotten": _forgotten,
    "shop.settings_changed": _settings,
    "audit.exported": _exported,
    "inbox.batch_applied": _batch,
    "word.added": _word,
    "word.ended": _word_ended,
}
