import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, unwrap } from "@/api/client";
import { pick } from "@/i18n";
import { formatFen } from "@/ui/money";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import { useCaseDesk } from "./desk";

/** What a policy did on this case, with its sentence and until when it can be undone; or why it was left to people. */
export function AutomationBanner() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { data } = useQuery({
    queryKey: ["case", detail.id, "automation", detail.version],
    queryFn: ({ signal }) => unwrap(api.GET("/api/cases/{case_id}/automation", { params: { path: { case_id: detail.id } }, signal })),
    placeholderData: (before) => before,
  });
  const act = data?.acts.at(-1);
  if (act && detail.flow) {
    return (
      <Banner>
        <strong>
          {t("automation.acted1", { outcome: t(`words.outcome.${act.outcome}`), sum: act.amount_fen === null ? "" : formatFen(act.amount_fen) })}
        </strong>{" "}
        {t("automation.byPolicy", { title: pick(act.title, act.title_en), version: act.version })}
        {t("automation.colon")}
        {pick(act.sentence, act.sentence_en)}
        <div className="quiet small">
          {act.state === "waiting" ? t("automation.undoUntil", { at: formatMinute(act.hand_at) }) : t(`automation.act.${act.state}`)}
        </div>
      </Banner>
    );
  }
  const holds = data?.holds ?? [];
  if (holds.length === 0) return null;
  return (
    <Banner>
      {holds.map((hold) => (
        <div key={hold.kind}>
          <strong>{t("automation.heldHere", { title: pick(hold.title, hold.title_en) })}</strong>
          {t("automation.colon")}
          {hold.guards.map((each) => pick(each.text, each.text_en)).join(t("automation.comma"))}
          {hold.rules.map((each) => (
            <Link key={each.rule} to={`/settings/rules?q=${encodeURIComponent(each.rule)}`}>
              {" "}
              {pick(each.title, each.title_en)}
            </Link>
          ))}
        </div>
      ))}
    </Banner>
  );
}
