import { useEffect, useRef } from "react";

type Keys = { walk: (step: 1 | -1) => void; answer: () => void };

/** Alt+↑↓ walk the conversations, Alt+A goes to the answer; from anywhere on the page, also while writing. */
export function useReceptionKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") latest.current.walk(event.key === "ArrowDown" ? 1 : -1);
      else if (event.code === "KeyA") latest.current.answer();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
