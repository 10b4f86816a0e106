import { Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { end } from "./calls";
import { useConnectionVerb } from "./useConnections";

/** Forget the keys, after one question. */
export function EndButton({ shop, version }: { shop: number; version: number }) {
  const { t } = useTranslation();
  const verb = useConnectionVerb(end);
  return (
    <Popconfirm title={t("connection.endTitle")} description={t("connection.endText")} okText={t("connection.end")} cancelText={t("connection.cancel")} onConfirm={() => verb.mutate({ shop, sent: { version } })}>
      <Button danger loading={verb.isPending}>
        {t("connection.end")}
      </Button>
    </Popconfirm>
  );
}
