import { Segmented } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { CheckedInput } from "./check/CheckedInput";
import { FindingList } from "./check/FindingList";
import { Rewrite } from "./check/Rewrite";
import { useScreening, type Direction } from "./check/useScreening";
import { VerdictLine } from "./check/VerdictLine";
import styles from "./Language.module.css";
import { Understood } from "./Understood";

/** A message to try, checked by the shop's rules and words while it is written. */
export function TryIt({ shop }: { shop: number }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [direction, setDirection] = useState<Direction>("out");
  const [lit, setLit] = useState(-1);
  const checked = useScreening({ shop, text, direction });
  const offered = checked.screening?.rewrite ?? "";
  const rewrite = checked.fresh && offered.trim() && offered !== text ? offered : null;
  const [field, line] = [useId(), useId()];
  return (
    <section className={styles.try} aria-label={t("language.try")}>
      <header>
        <h2>{t("language.try")}</h2>
        <Segmented<Direction>
          size="small"
          aria-label={t("language.direction")}
          value={direction}
          options={[
            { value: "out", label: t("language.out") },
            { value: "in", label: t("language.in") },
          ]}
          onChange={setDirection}
        />
      </header>
      <CheckedInput
        id={field}
        label={t("language.message")}
        placeholder={t(direction === "out" ? "language.exampleOut" : "language.exampleIn")}
        text={text}
        findings={checked.findings}
        rewrite={rewrite}
        describedBy={line}
        onChange={setText}
        onCaret={setLit}
      />
      <VerdictLine id={line} checked={checked} direction={direction} empty={t("language.tryHint")} />
      {rewrite !== null && <Rewrite text={rewrite} onTake={() => setText(rewrite)} />}
      {direction === "in" && <Understood text={text} />}
      <FindingList findings={checked.findings} lit={lit} label={t("language.findings")} />
    </section>
  );
}
