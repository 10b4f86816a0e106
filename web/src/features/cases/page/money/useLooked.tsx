import { Checkbox } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isFailure } from "@/api/errors";
import { useCaseDesk } from "../desk";

/**
 * Money does not move on old facts (W2): once the server has asked for it, `box` is the tick "I have looked", `looked`
 * goes with the next try, and `blocked` until it is ticked.
 */
export function useLooked(): { looked: boolean; blocked: boolean; box: ReactNode; watch: <T>(call: Promise<T>) => Promise<T> } {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const [asked, setAsked] = useState<string | null>(null);
  const [looked, setLooked] = useState(false);
  // Fresh facts need no tick: a newer statement of the platform takes the question back.
  const must = asked !== null && asked === (detail.as_of ?? "");
  const watch = <T,>(call: Promise<T>): Promise<T> =>
    call.catch((error: unknown) => {
      if (isFailure(error, "facts.old")) setAsked(detail.as_of ?? "");
      throw error;
    });
  const box = must ? (
    <Checkbox checked={looked} onChange={(event) => setLooked(event.target.checked)}>
      {t("choose.looked")}
    </Checkbox>
  ) : null;
  return { looked: must && looked, blocked: must && !looked, box, watch };
}
