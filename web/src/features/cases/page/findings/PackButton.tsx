import { DownloadOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { showToast } from "@/ui/toast";
import { useCaseDesk } from "../desk";
import { takePack, type Form, type Purpose } from "./pack";

const CHOICES: readonly (readonly [Purpose, Form])[] = [
  ["intervention", "pdf"],
  ["intervention", "zip"],
  ["complaint", "pdf"],
  ["complaint", "zip"],
];

/** Puts everything the platform asks for into one file: for an intervention, or for a complaint that a person decided on. */
export function PackButton() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const [busy, setBusy] = useState(false);
  const take = async (purpose: Purpose, form: Form) => {
    setBusy(true);
    try {
      await takePack(detail.id, purpose, form);
    } catch (error) {
      showToast(failureLine(error, t));
    } finally {
      setBusy(false);
    }
  };
  const items = CHOICES.map(([purpose, form]) => ({ key: `${purpose}.${form}`, label: `${t(`pack.${purpose}`)} · ${form.toUpperCase()}`, onClick: () => void take(purpose, form) }));
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      <Button icon={<DownloadOutlined />} loading={busy}>
        {t("pack.do")}
      </Button>
    </Dropdown>
  );
}
