import { useTranslation } from "react-i18next";

/** A clock's name in words; one that this version does not know keeps its own name. */
export function ClockName({ name }: { name: string }) {
  const { i18n } = useTranslation();
  const key = `words.clock.${name}`;
  return <span>{i18n.exists(key) ? i18n.getResource(i18n.language, "translation", key) as string : name}</span>;
}
