import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import type { NoticeEvent } from "./shapes";

/** What is told there. */
export function EventChoice({ events, chosen, onChange }: { events: readonly NoticeEvent[]; chosen: readonly string[]; onChange: (names: string[]) => void }) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t("notices.events")}>
      <Checkbox.Group value={[...chosen]} onChange={(names) => onChange(names)} options={events.map((event) => ({ value: event.name, label: pick(event.title, event.title_en) }))} />
    </div>
  );
}
