import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { CaseDetail } from "@/api/types";
import { pick } from "@/i18n";
import { useCaseDesk } from "../desk";
import styles from "./Findings.module.css";

type Link = NonNullable<CaseDetail["cause"]["said"]>;

/** Where the case began; asked once it is over, with what the evidence proposes already chosen. */
export function Cause() {
  const { t } = useTranslation();
  const { detail, act, busy } = useCaseDesk();
  const { said, asked, proposed, why, why_en, links } = detail.cause;
  const [picked, setPicked] = useState<Link | null>(null);
  const chosen = picked ?? said ?? proposed;
  if (!asked && !said && !detail.flow) return null;
  const send = async () => {
    if (!chosen) return;
    const done = await act((version) => unwrap(api.POST("/api/cases/{case_id}/cause", { params: { path: { case_id: detail.id } }, body: { cause: chosen, note: "", version } })));
    if (done) setPicked(null);
  };
  return (
    <section className={styles.box}>
      <h2>{t(asked ? "cause.ask" : "cause.title")}</h2>
      {proposed && !said && <p className="quiet small">{t("cause.because", { why: pick(why, why_en) })}</p>}
      <div className={styles.row}>
        <Select<Link> aria-label={t("cause.title")} placeholder={t("cause.title")} value={chosen} onChange={setPicked} disabled={!detail.may.cause} style={{ width: 136 }} options={links.map((link) => ({ value: link.key, label: pick(link.name, link.name_en) }))} />
        {detail.may.cause && (
          <Button type={asked ? "primary" : "default"} loading={busy} disabled={!chosen || chosen === said} onClick={() => void send()}>
            {t("cause.say")}
          </Button>
        )}
      </div>
    </section>
  );
}
