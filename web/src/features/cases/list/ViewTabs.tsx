import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/features/session/session";
import styles from "./CaseList.module.css";
import { VIEWS, type Filters, type View } from "./filters";
import { useCounts } from "./useCaseList";

/** The saved views with how many cases each holds. Left and right move between them. */
export function ViewTabs({ filters, onChange }: { filters: Filters; onChange: (view: View | null) => void }) {
  const { t } = useTranslation();
  const { data: counts } = useCounts(filters.shop);
  const { shops } = useSession();
  const approves = shops.some((shop) => shop.role === "supervisor" || shop.role === "owner");
  const mine = VIEWS.filter((view) => view !== "to_approve" || approves || filters.view === view);
  const shown: (View | null)[] = filters.view === null ? [...mine, null] : mine;
  const step = (by: number) => {
    const next = shown[(shown.indexOf(filters.view) + by + shown.length) % shown.length];
    if (next !== undefined) onChange(next);
  };
  const tabs = useRef<HTMLDivElement>(null);
  // On a phone the tabs are wider than the screen.
  useEffect(() => {
    tabs.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [filters.view]);
  return (
    <div ref={tabs} className={styles.tabs} role="tablist" aria-label={t("list.views")}>
      {shown.map((view) => {
        const name = view ?? "all";
        const chosen = view === filters.view;
        const count = view ? counts?.[view] : undefined;
        return (
          <button
            key={name}
            role="tab"
            type="button"
            aria-selected={chosen}
            tabIndex={chosen ? 0 : -1}
            ref={(button) => {
              if (chosen && document.activeElement?.getAttribute("role") === "tab") button?.focus();
            }}
            className={styles.tab}
            onClick={() => onChange(view)}
            onKeyDown={(event) => {
              if (event.key === "ArrowRight") step(1);
              if (event.key === "ArrowLeft") step(-1);
            }}
          >
            {t(`list.view.${name}`)}
            <span className={`${styles.count} num`} data-hot={(view === "intervention" || view === "to_approve") && (count?.n ?? 0) > 0}>
              {count ? `${count.n}${count.capped ? "+" : ""}` : ""}
            </span>
          </button>
        );
      })}
    </div>
  );
}
