import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { isFailure } from "@/api/errors";
import type { CaseDetail, Remedy } from "@/api/types";
import { pick } from "@/i18n";
import { CopyButton } from "@/ui/CopyButton";
import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import { ReasonDialog } from "../ReasonDialog";
import { useCaseDesk } from "../desk";
import styles from "./Money.module.css";
import { SpentLines } from "./SpentLines";
import { useLooked, useMoneyTicks } from "./useLooked";

type Offered = CaseDetail["money"]["remedies"]["offered"][number];

/** What may be given beside what is owed, what was given with its script and tick, and what went out on the order. */
export function Remedies() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { remedies, spent } = detail.money;
  const may = detail.may.contact;
  if (remedies.given.length === 0 && spent.length === 0 && (remedies.offered.length === 0 || !may)) return null;
  return (
    <section className={styles.box}>
      <h2>
        {t("remedy.title")}
        {remedies.cost_fen > 0 && <span className="quiet small num"> {t("remedy.cost", { cost: formatFen(remedies.cost_fen) })}</span>}
      </h2>
      {remedies.given.length > 0 && (
        <ul>
          {remedies.given.map((each) => (
            <GivenLine key={each.id} remedy={each} />
          ))}
        </ul>
      )}
      {may && remedies.offered.length > 0 && (
        <>
          <p className="quiet small">{t("remedy.hint")}</p>
          <div className={styles.buttons}>
            {remedies.offered.map((each) => (
              <GiveButton key={each.kind} offered={each} />
            ))}
          </div>
        </>
      )}
      <SpentLines />
    </section>
  );
}

function GivenLine({ remedy }: { remedy: Remedy }) {
  const { t } = useTranslation();
  const { detail, act, busy } = useCaseDesk();
  const { looked, blocked, box, watch } = useLooked();
  const params = { path: { case_id: detail.id, remedy_id: remedy.id } };
  const tick = () => act((version) => watch(unwrap(api.POST("/api/cases/{case_id}/remedies/{remedy_id}/tick", { params, body: { version, looked } }))));
  const takeBack = () => act((version) => unwrap(api.POST("/api/cases/{case_id}/remedies/{remedy_id}/withdraw", { params, body: { version } })));
  return (
    <li className={styles.line} data-state={remedy.state}>
      <strong>{t(`remedy.kind.${remedy.kind}`)}</strong>
      <span className="num">{formatFen(remedy.face_fen)}</span>
      <span className="quiet small">
        {t(`remedy.state.${remedy.state}`)} · {remedy.by?.name} {formatMinute(remedy.at)}
        {remedy.over_budget && ` · ${t("remedy.over")}`}
      </span>
      {remedy.state === "given" && (
        <>
          <p className={styles.words}>
            {remedy.words} <CopyButton text={remedy.words} label={t("copy.script")} />
          </p>
          {box}
          <Button size="small" type="primary" loading={busy} disabled={blocked} onClick={() => void tick()}>
            {t("remedy.tick")}
          </Button>
          <Button size="small" type="text" disabled={busy} onClick={() => void takeBack()}>
            {t("remedy.withdraw")}
          </Button>
        </>
      )}
    </li>
  );
}

/** Gives one; where the budget is used up the owner may give it all the same, and says why. */
function GiveButton({ offered }: { offered: Offered }) {
  const { t } = useTranslation();
  const { detail, act, busy, failure, forgetFailure } = useCaseDesk();
  const [exceeding, setExceeding] = useState(false);
  const { ticks, blocked, boxes, watch } = useMoneyTicks(offered.face_fen);
  const params = { path: { case_id: detail.id } };
  const give = (version: number, more: { reason?: string; over_budget?: boolean }) =>
    watch(unwrap(api.POST("/api/cases/{case_id}/remedies", { params, body: { kind: offered.kind, reason: "", over_budget: false, ...ticks, version, ...more } })));
  const usedUp = failure !== null && isFailure(failure, "budget.used") && detail.money.remedies.may_exceed;
  return (
    <>
      {boxes}
      <Button disabled={busy || blocked} onClick={() => void act((version) => give(version, {}))}>
        {pick(offered.name, offered.name_en)} <span className="num">{formatFen(offered.face_fen)}</span>
      </Button>
      {usedUp && (
        <Button
          type="text"
          onClick={() => {
            forgetFailure();
            setExceeding(true);
          }}
        >
          {t("remedy.exceed", { name: pick(offered.name, offered.name_en) })}
        </Button>
      )}
      {exceeding && (
        <ReasonDialog title={t("remedy.exceedTitle")} ok={t("remedy.exceedOk")} onClose={() => setExceeding(false)} call={(reason, version) => give(version, { reason, over_budget: true })} />
      )}
    </>
  );
}
