import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { Entitlement } from "@/api/types";
import { pick } from "@/i18n";
import { formatFen } from "@/ui/money";
import { Failure } from "@/ui/Notice";
import { RuleHover } from "../RuleHover";
import { useCaseDesk } from "../desk";
import styles from "./Findings.module.css";

/** The eligibility and freight calculator: asked only once somebody opens it, and again when the case changes. */
export function Entitlements() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ["entitlements", detail.id, detail.version],
    queryFn: ({ signal }) => unwrap(api.GET("/api/cases/{case_id}/entitlements", { params: { path: { case_id: detail.id } }, signal })),
    enabled: open,
  });
  return (
    <details className={styles.box} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <h2>{t("entitlement.title")}</h2>
      </summary>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <ul className={styles.claims}>
        {query.data?.items.map((each) => (
          <ClaimLine key={each.claim} claim={each} />
        ))}
      </ul>
    </details>
  );
}

function ClaimLine({ claim }: { claim: Entitlement }) {
  const { t } = useTranslation();
  const freight = [claim.freight_back && t(`entitlement.back.${claim.freight_back}`), claim.freight_out && t(`entitlement.out.${claim.freight_out}`)].filter(Boolean);
  return (
    <li data-raised={claim.raised}>
      <div className={styles.claim}>
        <strong>{pick(claim.title, claim.title_en)}</strong>
        <span className={styles.entitled} data-entitled={claim.entitled}>
          {t(`entitlement.is.${claim.entitled}`)}
        </span>
        {claim.outcome && <span className="quiet small">{t(`words.outcome.${claim.outcome}`)}</span>}
        {claim.amount_fen !== null && <span className="num">{formatFen(claim.amount_fen)}</span>}
      </div>
      {[...claim.why, ...claim.freight_why].map((note) => (
        <p key={note.rule + note.text} className="small">
          <RuleHover note={note} />
        </p>
      ))}
      {freight.length > 0 && <p className="quiet small">{freight.join(t("comma"))}</p>}
      {[...claim.missing, ...claim.doubts].map((each) => (
        <p key={each.fact} className="quiet small">
          <span className={styles.whom}>{t(`findings.whom.${each.whom}`)}</span> {pick(each.text, each.text_en)}
          {each.proof && ` ${t("entitlement.proof", { proof: pick(each.proof, each.proof_en) })}`}
        </p>
      ))}
    </li>
  );
}
