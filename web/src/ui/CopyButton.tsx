import { CheckOutlined, CopyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "./copyText";

/** Copies a text and says so in place, without moving anything. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  const name = copied ? t("copy.done") : (label ?? t("copy.do"));
  return (
    <Button
      size="small"
      type={label ? "default" : "text"}
      icon={copied ? <CheckOutlined /> : <CopyOutlined />}
      aria-label={name}
      title={name}
      onClick={(event) => {
        event.stopPropagation();
        void copyText(text).then(setCopied);
      }}
    >
      {label ? name : null}
    </Button>
  );
}
