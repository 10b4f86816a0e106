import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StoryLine } from "@/api/types";
import { pick } from "@/i18n";
import { formatFull, formatMinute } from "@/ui/moment";
import { useCaseDesk } from "./desk";
import { ClockName } from "./ClockName";
import styles from "./Story.module.css";
import { groupOf, GROUPS, type Group } from "./story";

/** What happened, newest first: who, when, why. */
export function Story() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const [group, setGroup] = useState<Group | "all">("all");
  const shown = detail.timeline.filter((line) => group === "all" || groupOf(line) === group).toReversed();
  return (
    <>
      <Segmented size="small" style={{ fontSize: 12 }} value={group} onChange={setGroup} aria-label={t("story.filter")} options={(["all", ...GROUPS] as const).map((value) => ({ value, label: t(`story.group.${value}`) }))} />
      {shown.length === 0 ? (
        <p className="quiet">{t("story.none")}</p>
      ) : (
        <ol className={styles.story}>
          {shown.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ol>
      )}
    </>
  );
}

function Line({ line }: { line: StoryLine }) {
  const { t } = useTranslation();
  const clock = line.data["clock"];
  return (
    <li className={styles.line} data-group={groupOf(line)}>
      <p>
        {pick(line.text, line.text_en)}
        {typeof clock === "string" && (
          <>
            {t("colon")}
            <ClockName name={clock} />
          </>
        )}
      </p>
      {line.note && <p className={styles.words}>{line.note}</p>}
      <p className="quiet small num">
        <time dateTime={line.at} title={formatFull(line.at)}>
          {formatMinute(line.at)}
        </time>{" "}
        · {pick(line.actor.name, line.actor.name_en)}
      </p>
    </li>
  );
}
