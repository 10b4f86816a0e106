import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { endOthers, endSession, useSecurityAct, type LogIn } from "./useSecurity";

/** Where I am logged in; each can be ended, or all but this one. */
export function SessionList({ sessions, idleDays }: { sessions: LogIn[]; idleDays: number }) {
  const { t } = useTranslation();
  const end = useSecurityAct(endSession);
  const others = useSecurityAct(endOthers);
  const failure = end.error ?? others.error;
  return (
    <section className={sheet.card}>
      <div className={sheet.head}>
        <div>
          <h2>{t("security.sessions.title")}</h2>
          <p className="quiet">{t("security.sessions.idle", { days: Math.round(idleDays) })}</p>
        </div>
        {sessions.length > 1 && (
          <Button loading={others.isPending} onClick={() => others.mutate()}>
            {t("security.sessions.endOthers")}
          </Button>
        )}
      </div>
      {failure && <Banner tone="caution">{failureLine(failure, t)}</Banner>}
      <table className={sheet.table}>
        <thead>
          <tr>
            <th>{t("security.sessions.device")}</th>
            <th>{t("security.sessions.network")}</th>
            <th>{t("security.sessions.began")}</th>
            <th>{t("security.sessions.seen")}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {sessions.map((each) => (
            <tr key={each.id}>
              <td>{each.device || t("security.sessions.unknown")}</td>
              <td className="num">{each.ip}</td>
              <td className="num">{formatMinute(each.started_at)}</td>
              <td className="num">{formatMinute(each.seen_at)}</td>
              <td>
                {each.current ? (
                  <span className="quiet">{t("security.sessions.current")}</span>
                ) : (
                  <Button size="small" loading={end.isPending} onClick={() => end.mutate(each.id)}>
                    {t("security.sessions.end")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
