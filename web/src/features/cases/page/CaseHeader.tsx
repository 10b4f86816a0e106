import { LeftOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, unwrap } from "@/api/client";
import { pick } from "@/i18n";
import { CopyButton } from "@/ui/CopyButton";
import { formatMinute } from "@/ui/moment";
import { ShopMark } from "@/ui/ShopMark";
import { TimeLeft } from "@/ui/TimeLeft";
import { ClockName } from "./ClockName";
import { useCaseDesk } from "./desk";
import { Ladder } from "./negotiation/Ladder";
import { OwnerControl } from "./OwnerControl";
import styles from "./CasePage.module.css";

/** Which case, where it stands, what comes next, how long is left, and who has it. */
export function CaseHeader() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { detail, act, busy } = useCaseDesk();
  const next = detail.next && pick(detail.next.verb, detail.next.verb_en);
  const back = () => void (window.history.length > 1 ? navigate(-1) : navigate("/cases"));
  const take = () => void act((version) => unwrap(api.POST("/api/cases/{case_id}/take", { params: { path: { case_id: detail.id } }, body: { version } })));
  return (
    <header className={styles.head}>
      <Button type="text" icon={<LeftOutlined />} aria-label={t("case.back")} title={t("case.back")} onClick={back} />
      <div className={styles.name}>
        <h1>
          {detail.number}
          <CopyButton text={detail.number} />
        </h1>
        <span className="quiet small">
          <ShopMark shop={detail.shop} />
        </span>
      </div>
      <div className={styles.place}>
        <span className={styles.stage} data-stage={detail.stage}>
          {t(`words.stage.${detail.stage}`)}
        </span>
        {next && (
          <strong className={styles.verb} title={next}>
            {next}
          </strong>
        )}
      </div>
      {detail.due && (
        <div className={styles.due}>
          <span className="quiet small">
            <ClockName name={detail.due.name} />
          </span>
          <TimeLeft clock={detail.due} openedAt={detail.opened_at} large />
        </div>
      )}
      <div className={styles.headEnd}>
        {detail.as_of && <span className="quiet small nowrap">{t("case.asOf", { at: formatMinute(detail.as_of) })}</span>}
        {detail.may.take && (
          <Button type={detail.owner || detail.ending ? "default" : "primary"} loading={busy} onClick={take}>
            {t("case.take")}
          </Button>
        )}
        <Ladder />
        <OwnerControl />
      </div>
    </header>
  );
}
