import { Checkbox } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isFailure } from "@/api/errors";
import { useCaseDesk } from "../desk";

type Watch = <T>(call: Promise<T>) => Promise<T>;
type Tick = { ticked: boolean; blocked: boolean; box: ReactNode; watch: Watch };

/**
 * A tick that the server asks for with the failure `code`: `box` is shown from then on, `ticked` goes with the next try,
 * and `blocked` until it is ticked. It is asked anew when `about`, what it speaks of, has become another.
 */
function useTick(code: string, about: string, label: string): Tick {
  const [asked, setAsked] = useState<string | null>(null);
  const [ticked, setTicked] = useState(false);
  const must = asked !== null && asked === about;
  const watch: Watch = (call) =>
    call.catch((error: unknown) => {
      if (isFailure(error, code)) {
        if (asked !== about) setTicked(false);
        setAsked(about);
      }
      throw error;
    });
  const box = must ? (
    <Checkbox checked={ticked} onChange={(event) => setTicked(event.target.checked)}>
      {label}
    </Checkbox>
  ) : null;
  return { ticked: must && ticked, blocked: must && !ticked, box, watch };
}

/** Money does not move on old facts (W2) until somebody has looked. A newer statement of the platform takes the question back. */
export function useLooked(): { looked: boolean; blocked: boolean; box: ReactNode; watch: Watch } {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { ticked, ...rest } = useTick("facts.old", detail.as_of ?? "", t("choose.looked"));
  return { looked: ticked, ...rest };
}

/** As useLooked, and for what comes with remedies to more than the buyer paid (M9): somebody has to have seen that. `sum`: what they try. */
export function useMoneyTicks(sum: number | null): { ticks: { looked: boolean; above_paid: boolean }; blocked: boolean; boxes: ReactNode; watch: Watch } {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { looked, ...look } = useLooked();
  const above = useTick("money.above_paid", `${detail.version} ${sum ?? ""}`, t("choose.abovePaid"));
  return {
    ticks: { looked, above_paid: above.ticked },
    blocked: look.blocked || above.blocked,
    boxes: (
      <>
        {look.box}
        {above.box}
      </>
    ),
    watch: (call) => above.watch(look.watch(call)),
  };
}
