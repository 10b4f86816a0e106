import { Segmented } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { SHOW_FACTS } from "./contactFocus";
import { FactsColumn } from "./FactsColumn";
import { Story } from "./Story";

/** On a narrow screen the story and the facts share one column. */
export function NarrowSide() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<"facts" | "story">("facts");
  useEffect(() => {
    const show = () => setShown("facts");
    window.addEventListener(SHOW_FACTS, show);
    return () => window.removeEventListener(SHOW_FACTS, show);
  }, []);
  return (
    <>
      <Segmented
        block
        value={shown}
        onChange={setShown}
        options={[
          { value: "facts", label: t("facts.title") },
          { value: "story", label: t("story.title") },
        ]}
      />
      {shown === "facts" ? <FactsColumn /> : <Story />}
    </>
  );
}
