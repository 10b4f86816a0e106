import { Button, Popconfirm, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { CopyButton } from "@/ui/CopyButton";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { check, end, pause } from "./calls";
import { CourierForm } from "./CourierForm";
import type { Account, CourierShop } from "./shapes";
import { TroubledTable } from "./TroubledTable";
import { useCourierVerb } from "./useCouriers";

const TONE = { ok: "success", unchecked: "processing", paused: "default", failing: "error" } as const;

/** One shop: a form while nothing is set up; else how its account stands. */
export function CourierCard({ shop, reachable }: { shop: CourierShop; reachable: boolean }) {
  const { t } = useTranslation();
  const [form, setForm] = useState(false);
  const { account } = shop;
  return (
    <section className={sheet.card} aria-label={shop.shop_name}>
      <div className={sheet.head}>
        <div className={sheet.row}>
          <h2>{shop.shop_name}</h2>
          {account ? (
            <>
              <span className="quiet">{t(`couriers.way.${account.way}`)}</span>
              <Tag color={TONE[account.state]}>{t(`couriers.state.${account.state}`)}</Tag>
            </>
          ) : (
            <Tag>{t("couriers.none")}</Tag>
          )}
        </div>
        {account && shop.may_change && <Verbs shop={shop} account={account} onForm={() => setForm(true)} />}
      </div>
      {!account && !form && (
        <div className={sheet.row}>
          <span className="quiet">{t("couriers.noneText")}</span>
          {shop.may_change ? (
            <Button type="primary" onClick={() => setForm(true)}>
              {t("couriers.enter")}
            </Button>
          ) : (
            <span className="quiet">{t("couriers.ownerOnly")}</span>
          )}
        </div>
      )}
      {form && <CourierForm shop={shop} reachable={reachable} onDone={() => setForm(false)} />}
      {account && !form && <Standing account={account} />}
      {account && !form && account.troubled.length > 0 && <TroubledTable parcels={account.troubled} />}
    </section>
  );
}

function Verbs({ shop, account, onForm }: { shop: CourierShop; account: Account; onForm: () => void }) {
  const { t } = useTranslation();
  const verb = useCourierVerb();
  const id = shop.shop_id;
  return (
    <div className={sheet.row}>
      {verb.error && <span role="alert">{failureLine(verb.error, t)}</span>}
      <Button loading={verb.isPending || account.state === "unchecked"} onClick={() => verb.mutate(() => check(id, account.version))}>
        {t(account.state === "paused" ? "connection.goOn" : "connection.test")}
      </Button>
      {account.state !== "paused" && (
        <Button disabled={verb.isPending} onClick={() => verb.mutate(() => pause(id, account.version))}>
          {t("connection.pause")}
        </Button>
      )}
      <Button onClick={onForm}>{t("connection.changeKeys")}</Button>
      <Popconfirm title={t("couriers.endText")} okText={t("couriers.end")} cancelText={t("connection.cancel")} onConfirm={() => verb.mutate(() => end(id, account.version))}>
        <Button danger disabled={verb.isPending}>
          {t("couriers.end")}
        </Button>
      </Popconfirm>
    </div>
  );
}

/** Whose account, what it has been asked today, what it called, and the last trouble in words. */
function Standing({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { parcels } = account;
  return (
    <>
      {account.error && <Banner tone={account.state === "ok" ? "caution" : "blocked"}>{pick(account.error.message, account.error.message_en)}</Banner>}
      <p className="quiet num">
        {[
          t("couriers.account", { account: account.account }),
          account.checked_at && t("connection.checked", { at: formatMinute(account.checked_at) }),
          t("couriers.used", { n: account.used, most: account.daily_limit }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className="num">{t("couriers.parcels", { asked: parcels.asked, called: parcels.called, over: parcels.over, refused: parcels.refused })}</p>
      {account.calls && (
        <p className="quiet num">
          {account.heard_at ? t("couriers.heard", { n: account.heard, at: formatMinute(account.heard_at) }) : t("couriers.heardNothing")}
          {account.unsigned > 0 && account.unsigned_at && <> · {t("couriers.unsigned", { n: account.unsigned, at: formatMinute(account.unsigned_at) })}</>}
        </p>
      )}
      {account.calls && account.hook && (
        <div>
          <span className="quiet small">{t(`couriers.hook.${account.way}`)}</span>
          <div className={`${sheet.secret} small`}>
            {account.hook}
            <CopyButton text={account.hook} />
          </div>
        </div>
      )}
    </>
  );
}
