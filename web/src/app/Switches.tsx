import { MoonOutlined, SunOutlined, TranslationOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { setLanguage } from "@/i18n";
import { setMode, useMode } from "@/ui/mode";

export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const chinese = i18n.language.startsWith("zh");
  return (
    <Button type="text" icon={<TranslationOutlined aria-hidden />} lang={chinese ? "en" : "zh-CN"} onClick={() => void setLanguage(chinese ? "en" : "zh-CN")}>
      {chinese ? "EN" : "中文"}
    </Button>
  );
}

export function ModeSwitch() {
  const { t } = useTranslation();
  const mode = useMode();
  const next = mode === "dark" ? "light" : "dark";
  return (
    <Button type="text" icon={mode === "dark" ? <SunOutlined /> : <MoonOutlined />} aria-label={t(`frame.mode.${next}`)} title={t(`frame.mode.${next}`)} onClick={() => setMode(next)} />
  );
}
