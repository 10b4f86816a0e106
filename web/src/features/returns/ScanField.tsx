import { ScanOutlined } from "@ant-design/icons";
import { Button, Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Returns.module.css";

type Props = { busy: boolean; onScan: (number: string) => void };

/** The field that is always ready for the next parcel; drawn anew (by its key) it is empty and has the focus. */
export function ScanField({ busy, onScan }: Props) {
  const { t } = useTranslation();
  const [number, setNumber] = useState("");
  const field = useRef<InputRef>(null);
  useEffect(() => field.current?.focus(), []);
  const send = () => {
    if (number.trim()) onScan(number);
  };
  return (
    <form
      className={styles.scan}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Input ref={field} size="large" autoFocus prefix={<ScanOutlined aria-hidden />} aria-label={t("returns.scan")} placeholder={t("returns.scanHint")} value={number} maxLength={200} autoComplete="off" spellCheck={false} enterKeyHint="search" onChange={(event) => setNumber(event.target.value)} onFocus={(event) => event.target.select()} />
      <Button type="primary" size="large" htmlType="submit" loading={busy}>
        {t("returns.find")}
      </Button>
    </form>
  );
}
