import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Option } from "@/api/types";
import { ChooseDialog } from "./ChooseDialog";
import { focusContactForm } from "./contactFocus";
import { useCaseDesk } from "./desk";
import styles from "./Decision.module.css";
import { RuleHover } from "./RuleHover";

/**
 * An outcome that is closed, with the reason. A refusal that only lacks contact leads to where contact is recorded; a
 * supervisor may open what is closed but possible (it has steps), never the refusal of an owed outcome.
 */
export function ClosedOption({ option }: { option: Option }) {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const [choosing, setChoosing] = useState(false);
  const owed = detail.decision.options.some((each) => each.standing === "owed");
  const lacksContact = option.outcome === "refuse" && detail.contacts.length === 0 && !owed;
  const mayOpen =
    detail.may.override && detail.may.choose && option.steps.length > 0 && !(option.outcome === "refuse" && owed);
  return (
    <div className={styles.closed}>
      <div>
        <h3>{t(`words.outcome.${option.outcome}`)}</h3>
        <span className={styles.standing} data-standing="closed">
          {t("words.standing.closed")}
        </span>
      </div>
      <ul className={styles.reasons}>
        {option.reasons.map((note) => (
          <li key={note.rule + note.text}>
            <RuleHover note={note} />
          </li>
        ))}
      </ul>
      {(lacksContact || mayOpen) && (
        <div className={styles.closedActions}>
          {lacksContact && (
            <Button size="small" onClick={focusContactForm}>
              {t("refuse.contactFirst")}
            </Button>
          )}
          {mayOpen && (
            <Button size="small" type="text" onClick={() => setChoosing(true)}>
              {t("refuse.override")}
            </Button>
          )}
        </div>
      )}
      {choosing && <ChooseDialog option={option} override onClose={() => setChoosing(false)} />}
    </div>
  );
}
