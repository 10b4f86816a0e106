import { DownloadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import styles from "./Buyers.module.css";
import { askErasure, endErasure, exportBuyer } from "./calls";
import type { Erasure, Pointed } from "./shapes";

/** The owner's: hand the buyer a copy of all that is kept of them, or forget them, in two steps. */
export function Forget({ pointed, refresh }: { pointed: Pointed; refresh: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Erasure | null>(null);
  const hand = useMutation({ mutationFn: () => exportBuyer(pointed), onSuccess: save });
  const ask = useMutation({ mutationFn: () => askErasure(pointed), onSuccess: setAsked });
  const failure = hand.error ?? ask.error;
  return (
    <section className={styles.block} aria-label={t("buyers.rights")}>
      <h3>{t("buyers.rights")}</h3>
      <p className="quiet small">{t("buyers.rightsHint")}</p>
      <div className={styles.formActs}>
        <Button size="small" icon={<DownloadOutlined />} loading={hand.isPending} onClick={() => hand.mutate()}>
          {t("buyers.export")}
        </Button>
        <Button size="small" danger loading={ask.isPending} onClick={() => ask.mutate()}>
          {t("buyers.forget")}
        </Button>
      </div>
      {failure && <Banner tone="caution">{failureLine(failure, t)}</Banner>}
      {asked && (
        <Confirm
          asked={asked}
          onEnd={() => {
            setAsked(null);
            refresh();
          }}
        />
      )}
    </section>
  );
}

function Confirm({ asked, onEnd }: { asked: Erasure; onEnd: () => void }) {
  const { t } = useTranslation();
  const end = useMutation({ mutationFn: (how: "confirm" | "drop") => endErasure(asked, how), onSuccess: onEnd });
  const rows = Object.values(asked.counts).reduce((sum, each) => sum + each, 0);
  return (
    <Modal
      open title={t("buyers.forgetTitle")} okText={t("buyers.forgetNow")} cancelText={t("buyers.forgetNot")} okButtonProps={{ danger: true }}
      confirmLoading={end.isPending} onOk={() => end.mutate("confirm")} onCancel={() => end.mutate("drop")} mask={{ closable: false }}
    >
      <p>{t("buyers.forgetWhat", { orders: asked.orders, rows, tables: Object.keys(asked.counts).length })}</p>
      <p>
        <strong>{t("buyers.forgetKept")}</strong>
      </p>
      <ul>
        {asked.kept.map((each) => (
          <li key={each.reason}>{pick(each.text, each.text_en)}</li>
        ))}
      </ul>
      {end.error && <Banner tone="blocked">{failureLine(end.error, t)}</Banner>}
    </Modal>
  );
}

function save(blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = "buyer.zip";
  link.click();
  URL.revokeObjectURL(address);
}
