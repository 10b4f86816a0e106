/** Chinese first; English is fetched when somebody asks for it. */

import i18n from "i18next";
import { initReactI18next } from "react-i18next";
import zh from "./zh.json";
import type pages from "./zh.pages.json";

export type Language = "zh-CN" | "en";

const KEY = "heqi.language";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof zh & typeof pages };
  }
}

export async function startLanguage(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: "zh-CN",
    fallbackLng: "zh-CN",
    resources: { "zh-CN": { translation: zh } },
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
  });
  if (localStorage.getItem(KEY) === "en") await setLanguage("en");
}

let pageWords: Promise<void> | undefined;

/** The words of every page but the log-in and the list of cases: fetched with the first of them that is opened. */
export function loadPageWords(): Promise<void> {
  pageWords ??= import("./zh.pages.json").then(({ default: words }) => {
    i18n.addResourceBundle("zh-CN", "translation", words, true);
  });
  return pageWords;
}

export async function setLanguage(language: Language): Promise<void> {
  if (language === "en" && !i18n.hasResourceBundle("en", "translation")) {
    const { default: en } = await import("./en.json");
    i18n.addResourceBundle("en", "translation", en);
  }
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  await i18n.changeLanguage(language);
}

/** Picks the sentence of the language in use out of a pair from the server. */
export function pick(chinese: string, english: string): string {
  return i18n.language.startsWith("zh") ? chinese : english || chinese;
}
