import { Button } from "antd";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { formatFen } from "@/ui/money";
import { Banner } from "@/ui/Notice";
import { RuleLines } from "@/ui/RuleLines";
import { ActFields } from "./ActFields";
import { isReady, startOf, wishOf } from "./draft";
import styles from "./OrderActions.module.css";
import { beginAct, useBegin, useCheck, type ActKind, type ActsPage } from "./useActs";

type Props = { page: ActsPage; kind: ActKind; talkId: number | undefined; onDone: () => void };

/** The small form of one kind. Its rules are asked while one types; what they forbid cannot be pressed. */
export function ActForm({ page, kind, talkId, onDone }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => startOf(kind.kind, page));
  const wish = wishOf(kind.kind, draft, page, talkId);
  const ready = isReady(wish);
  const check = useCheck(ready ? wish : null);
  const begin = useBegin(page, beginAct);
  const refusals = ready ? (check.data?.refusals ?? []) : [];
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (wish) begin.mutate(wish, { onSuccess: onDone });
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t("orderAct.form")}>
      <ActFields kind={kind.kind} draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      {kind.kind === "change_price" && kind.lowest_goods_fen !== null && (
        <p className="quiet small">{t("orderAct.lowest", { now: formatFen(page.goods_fen ?? 0), lowest: formatFen(kind.lowest_goods_fen) })}</p>
      )}
      <RuleLines notes={refusals} tone="refusal" />
      {refusals.length === 0 && ready && <RuleLines notes={check.data?.hints ?? []} />}
      {check.isError && ready && <Banner tone="caution">{failureLine(check.error, t)}</Banner>}
      {begin.isError && <Banner tone="caution">{failureLine(begin.error, t)}</Banner>}
      <div className={styles.row}>
        <Button type="primary" size="small" htmlType="submit" loading={begin.isPending} disabled={!ready || !check.settled || !check.isSuccess || refusals.length > 0}>
          {t("orderAct.begin")}
        </Button>
        <Button size="small" type="text" onClick={onDone}>
          {t("orderAct.close")}
        </Button>
      </div>
    </form>
  );
}
