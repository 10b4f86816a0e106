import { CheckCircleFilled, MinusCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { useCaseDesk } from "../desk";
import styles from "./Negotiation.module.css";
import { Offers } from "./Offers";
import { Restate } from "./Restate";

/** From the complaint to the agreement: what was done of the checklist, the matter said back, the offers. */
export function Negotiation() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { checklist } = detail.negotiation;
  const done = checklist.filter((each) => each.done).length;
  return (
    <details className={styles.box} open={detail.negotiation.offers.length > 0 || undefined}>
      <summary>
        <h2>{t("talk.title")}</h2>
        <ul className={styles.checks} aria-label={t("talk.checklist", { done, all: checklist.length })}>
          {checklist.map((each) => (
            <li key={each.key} data-done={each.done}>
              {each.done ? <CheckCircleFilled aria-hidden /> : <MinusCircleOutlined aria-hidden />} {pick(each.text, each.text_en)}
            </li>
          ))}
        </ul>
      </summary>
      <Restate />
      <Offers />
    </details>
  );
}
