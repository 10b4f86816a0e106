import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { loadPageWords, startLanguage } from "@/i18n";

// What is waited for comes at once or never; a busy machine takes more than the usual second.
configure({ asyncUtilTimeout: 8_000 });

// jsdom has no layout: a wide, light screen that never changes its size stands in.
window.matchMedia = (query) =>
  ({ matches: query.includes("min-width"), media: query, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;

window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;

beforeAll(async () => {
  await startLanguage();
  await loadPageWords();
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
