import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown, type MenuProps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TalkRow } from "@/api/types";
import { serverNow } from "@/ui/clock";
import type { Desk } from "../useDesk";
import { ReasonDialog } from "./ReasonDialog";
import { TransferDialog } from "./TransferDialog";
import { useTalkMove } from "./useTalkMove";

const SNOOZES = [10, 30, 60, 180] as const;

/** Take it, pass it on, put it aside, end it: the one that comes next as a button, the others behind it. */
export function TalkMoves({ talk, desk }: { talk: TalkRow; desk: Desk }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"transfer" | "take-over" | null>(null);
  const move = useTalkMove(talk);
  if (!desk.handles || talk.source === "import") return null;
  const served = talk.staff !== null;
  const mine = talk.staff?.id === desk.me;
  const items: MenuProps["items"] = [
    ...(talk.open && served && (mine || desk.supervises) ? [{ key: "transfer", label: t("reception.move.transfer") }] : []),
    ...(talk.open && mine ? [{ key: "put-back", label: t("reception.move.putBack") }] : []),
    ...(talk.open && desk.mine ? [{ key: "snooze", label: t("reception.move.snooze"), children: SNOOZES.map((minutes) => ({ key: `snooze ${minutes}`, label: t("reception.move.snoozeFor", { minutes }) })) }] : []),
    ...(talk.snoozed_until ? [{ key: "wake", label: t("reception.move.wake") }] : []),
    ...(talk.abnormal ? [{ key: "calm", label: t("reception.move.calm") }] : []),
    talk.open ? { key: "close", label: t("reception.move.close") } : { key: "reopen", label: t("reception.move.reopen") },
  ];
  const choose = (key: string) => {
    if (key === "transfer") setAsking("transfer");
    else if (key === "wake") move.mutate({ verb: "snooze", until: null });
    else if (key.startsWith("snooze ")) move.mutate({ verb: "snooze", until: new Date(serverNow() + Number(key.slice(7)) * 60_000).toISOString() });
    else if (key === "put-back" || key === "calm" || key === "close" || key === "reopen") move.mutate({ verb: key });
  };
  return (
    <>
      {talk.open && !served && (
        <Button type="primary" loading={move.isPending} onClick={() => move.mutate({ verb: "claim" })}>
          {t("reception.move.claim")}
        </Button>
      )}
      {talk.open && served && !mine && desk.supervises && <Button onClick={() => setAsking("take-over")}>{t("reception.move.takeOver")}</Button>}
      {(desk.mine || desk.supervises) && (
        <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => choose(key) }}>
          <Button icon={<DownOutlined />} iconPlacement="end">
            {t("reception.move.more")}
          </Button>
        </Dropdown>
      )}
      {asking === "transfer" && <TransferDialog talk={talk} busy={move.isPending} onPass={(given) => move.mutate({ verb: "transfer", given }, { onSuccess: () => setAsking(null) })} onClose={() => setAsking(null)} />}
      {asking === "take-over" && <ReasonDialog title={t("reception.move.takeOver")} busy={move.isPending} onGive={(reason) => move.mutate({ verb: "take-over", reason }, { onSuccess: () => setAsking(null) })} onClose={() => setAsking(null)} />}
    </>
  );
}
