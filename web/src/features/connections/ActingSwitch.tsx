import { Switch } from "antd";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import sheet from "@/ui/Sheet.module.css";
import { letAct } from "./calls";
import type { Connection } from "./shapes";
import { useConnectionVerb } from "./useConnections";

/** Whether the desk does by interface what the platform takes. Off at first: the owner decides. */
export function ActingSwitch({ shop, connection }: { shop: number; connection: Connection }) {
  const { t } = useTranslation();
  const verb = useConnectionVerb(letAct);
  const { acts, state, version, handles } = connection;
  return (
    <div className={sheet.row}>
      <Switch
        aria-label={t("connection.acts")}
        checked={acts}
        loading={verb.isPending}
        disabled={!acts && state !== "ok"}
        onChange={(next) => verb.mutate({ shop, sent: { version, acts: next } })}
      />
      <strong>{t("connection.acts")}</strong>
      <span className="quiet">{handles.length > 0 ? t("connection.actsText", { count: handles.length }) : t("connection.actsNone")}</span>
      {verb.error && <span role="alert">{failureLine(verb.error, t)}</span>}
    </div>
  );
}
