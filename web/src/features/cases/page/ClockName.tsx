import { useTranslation } from "react-i18next";
import zh from "@/i18n/zh.json";

type Known = keyof typeof zh.words.clock;

function isKnown(name: string): name is Known {
  return name in zh.words.clock;
}

/** A clock's name in words; one that this version does not know keeps its own name. */
export function ClockName({ name }: { name: string }) {
  const { t } = useTranslation();
  return <span>{isKnown(name) ? t(`words.clock.${name}`) : name}</span>;
}
