"""Each kind of journal entry by name, for the filter and for kinds that tell nothing more."""

from heqi.outbox.states import ActionState

Texts = tuple[str, str]

_ACTION_STATES: dict[ActionState, Texts] = {
    ActionState.SUGGESTED: ("建议动作", "Action suggested"),
    ActionState.APPROVED: ("批准动作", "Action approved"),
    ActionState.AUTOMATIC: ("动作按策略自动执行", "Action allowed by policy"),
    ActionState.REFUSED: ("驳回动作", "Action turned down"),
    ActionState.HANDED: ("动作交人工办理", "Action handed to a person"),
    ActionState.TICKED: ("动作手工完成", "Action done by hand"),
    ActionState.SENDING: ("动作发送中", "Action being sent"),
    ActionState.SENT: ("动作已发送", "Action sent"),
    ActionState.FAILED: ("动作失败", "Action failed"),
    ActionState.CONFIRMED: ("平台确认动作", "Action confirmed by the platform"),
    ActionState.CANCELLED: ("取消动作", "Action cancelled"),
    ActionState.UNKNOWN: ("动作结果不明", "Action in doubt"),
}
KINDS: dict[str, Texts] = {
    "case.opened": ("建立售后", "Case opened"),
    "case.platform_moved": ("平台状态变化", "Platform state changed"),
    "case.decided": ("重新判断", "Decided again"),
    "case.outcome_chosen": ("选定处理结果", "Outcome chosen"),
    "case.answered": ("查明情况", "Question answered"),
    "case.answer_withdrawn": ("撤回查明的情况", "Answer taken back"),
    "case.evidence_added": ("留存凭证", "Evidence kept"),
    "case.evidence_removed": ("移除凭证", "Evidence removed"),
    "case.pack_made": ("导出举证材料", "Evidence pack made"),
    "case.outcome_withdrawn": ("撤回处理结果", "Outcome withdrawn"),
    "case.step_ticked": ("手工完成步骤", "Step done by hand"),
    "case.step_confirmed": ("平台确认步骤", "Step confirmed by the platform"),
    "case.contacted": ("联系买家", "Buyer contacted"),
    "case.wish_recorded": ("记录买家诉求", "Buyer's wish recorded"),
    "case.stage_moved": ("阶段变化", "Stage moved"),
    "case.taken": ("接手售后", "Case taken"),
    "case.released": ("放回待分配", "Case put back"),
    "case.assigned": ("改派售后", "Case assigned"),
    "case.facts_changed": ("平台数据更新", "Platform's data changed"),
    "clock.warned": ("时限提醒", "Deadline near"),
    "clock.due": ("时限已到", "Deadline passed"),
    "data.revealed": ("查看隐藏信息", "Hidden data looked at"),
    "audit.exported": ("导出审计日志", "Audit log exported"),
    "staff.invited": ("邀请员工", "Staff invited"),
    "staff.invitation_renewed": ("重发邀请链接", "Invitation renewed"),
    "staff.invitation_revoked": ("撤回邀请", "Invitation revoked"),
    "staff.joined": ("员工加入", "Staff joined"),
    "staff.role_given": ("设置角色和额度", "Role and limit set"),
    "staff.role_removed": ("移出店铺", "Removed from the shop"),
    "staff.deactivated": ("停用员工", "Staff suspended"),
    "staff.reactivated": ("恢复员工", "Staff restored"),
    "staff.password_changed": ("修改密码", "Password changed"),
    "session.ended": ("结束登录", "Log-ins ended"),
    "factor.enrolled": ("开启两步验证", "Second factor enrolled"),
    "factor.codes_renewed": ("更换备用码", "Recovery codes renewed"),
    "factor.dropped": ("关闭两步验证", "Second factor given up"),
    "factor.reset": ("重设两步验证", "Second factor reset"),
    "factor.recovery_used": ("用备用码登录", "Logged in by recovery code"),
    "factor.required": ("全店要求两步验证", "Second factor required of the shop"),
    "factor.released": ("不再要求两步验证", "Second factor no longer required"),
    "sub_account.mapped": ("设置子账号", "Sub-account mapped"),
    "sub_account.forgotten": ("删除子账号", "Sub-account removed"),
    "shop.added": ("添加店铺", "Shop added"),
    "shop.settings_changed": ("修改店铺设置", "Shop settings changed"),
    "import.started": ("开始导入", "Import started"),
    "import.finished": ("导入完成", "Import finished"),
    "import.discarded": ("放弃导入", "Import discarded"),
    "import.mapping_kept": ("保留列的对应", "Column mapping kept"),
    "rule.overridden": ("修改规则", "Rule overridden"),
    "rule.override_withdrawn": ("撤回对规则的修改", "Rule's override withdrawn"),
    "word.added": ("添加用语", "Word added"),
    "word.ended": ("停用用语", "Word ended"),
    "inbox.batch_applied": ("写入一批数据", "Batch applied"),
    "reaction.revived": ("重试失败的联动", "Failed reaction tried again"),
    **{f"action.{state}": texts for state, texts in _ACTION_STATES.items()},
}
ROLES: dict[str, Texts] = {
    "agent": ("客服", "agent"),
    "supervisor": ("主管", "supervisor"),
    "operator": ("运营", "operator"),
    "owner": ("店主", "owner"),
}
WORDS: dict[str, Texts] = {
    "allow": ("放行", "allowed"),
    "block": ("拦下", "blocks"),
    "caution": ("提醒", "cautions"),
}


def kind_text(kind: str) -> Texts:
    """A kind by name; a kind that is newer than this table stands for itself."""
    return KINDS.get(kind, (kind, kind))
