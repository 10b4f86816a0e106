import { Button, Select } from "antd";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import type { TalkRow } from "@/api/types";
import { useTalk } from "@/features/reception/list/useTalks";
import { TalkCentre } from "@/features/reception/talk/TalkCentre";
import type { InputHandle } from "@/features/reception/input/Composer";
import { useSession } from "@/features/session/session";
import { LiveProvider } from "@/live/LiveProvider";
import { Failure } from "@/ui/Notice";
import styles from "./Companion.module.css";
import { PasteBox } from "./PasteBox";

const NONE: readonly TalkRow[] = [];

/** The companion (W1): a narrow window beside 千牛 or 商家工作台, for talk that no bridge brings. */
export function CompanionPage() {
  return (
    <LiveProvider>
      <Companion />
    </LiveProvider>
  );
}

function Companion() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const { talkId } = useParams();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const mine = shops.filter((shop) => shop.role !== "operator");
  const shop = Number(params.get("shop")) || (mine[0]?.id ?? 0);
  const open = useTalk(talkId ? Number(talkId) : null, NONE);
  const input = useRef<InputHandle>(null);
  const onInput = useCallback(() => input.current, []);
  const go = (talk: TalkRow | null) => void navigate(`/companion${talk ? `/${talk.id}` : ""}?shop=${talk?.shop.id ?? shop}`);
  useEffect(() => {
    document.title = t("companion.title");
  }, [t]);
  const talk = open.data;
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <strong>{t("companion.title")}</strong>
        {talk ? (
          <Button size="small" onClick={() => go(null)}>
            {t("companion.other")}
          </Button>
        ) : (
          mine.length > 1 && <Select size="small" aria-label={t("companion.shop")} value={shop} onChange={(id: number) => setParams({ shop: String(id) })} options={mine.map(({ id, name }) => ({ value: id, label: name }))} />
        )}
      </header>
      {open.isError && <Failure error={open.error} onRetry={() => void open.refetch()} />}
      <PasteBox key={talk?.id ?? "new"} shop={talk?.shop.id ?? shop} talk={talk} onKept={go} />
      {talk ? (
        <div className={styles.talk}>
          <TalkCentre key={talk.id} talk={talk} input={input} onInput={onInput} />
        </div>
      ) : (
        !talkId && <p className={`quiet ${styles.hint}`}>{t("companion.intro")}</p>
      )}
    </main>
  );
}
