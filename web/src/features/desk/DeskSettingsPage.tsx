import { Button, InputNumber, Radio, Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { useSession } from "@/features/session/session";
import { failureLine } from "@/ui/failureText";
import { Banner, Bones, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { showToast } from "@/ui/toast";
import styles from "./Desk.module.css";
import { PostTable } from "./PostTable";
import { useDeskSettings, useSetStandard, type Standard } from "./useDeskData";

/** 设置 › 接待: how soon the shop answers, who is given how much and what. */
export function DeskSettingsPage() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [shop, setShop] = useState(shops[0]?.id ?? 0);
  const settings = useDeskSettings(shop);
  const role = shops.find((each) => each.id === shop)?.role;
  const may = role === "supervisor" || role === "owner";
  useEffect(() => {
    document.title = `${t("settings.desk")} · ${t("frame.name")}`;
  }, [t]);
  return (
    <div className={sheet.stack}>
      <header>
        <h2>{t("settings.desk")}</h2>
        <p className="quiet">{t("desk.settingsIntro")}</p>
      </header>
      {shops.length > 1 && <Select aria-label={t("desk.shop")} value={shop} onChange={setShop} options={shops.map(({ id, name }) => ({ value: id, label: name }))} style={{ width: 240 }} />}
      {settings.isPending && <Bones widths={[60, 80, 70]} />}
      {settings.isError && <Failure error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data && <StandardForm key={`${shop} ${JSON.stringify(settings.data.shifts)}`} settings={settings.data} may={may} />}
      {settings.data && <PostTable settings={settings.data} may={may} />}
    </div>
  );
}

function StandardForm({ settings, may }: { settings: Standard; may: boolean }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState({ minutes: settings.minutes, rate: settings.rate, shifts: settings.shifts, assign: settings.assign });
  const save = useSetStandard(settings.shop_id);
  // Not as callbacks of mutate(): new shifts mount the form anew, and a form that is gone hears nothing.
  const keep = (wanted: Parameters<typeof save.mutate>[0]) =>
    save.mutateAsync(wanted).then(
      (now) => {
        setGiven(now);
        showToast(t("desk.saved"));
      },
      () => undefined, // the banner says it
    );
  const rule = pick(settings.origin_title, settings.origin_title_en);
  return (
    <section className={sheet.card} aria-label={t("desk.standard")}>
      <h3>{t("desk.standard")}</h3>
      <p className="quiet small">{t(settings.origin === "shop" ? "desk.ownStandard" : "desk.ruleStandard", { rule: rule || settings.origin })}</p>
      <div className={styles.form}>
        <label htmlFor="desk-minutes">{t("desk.minutes")}</label>
        <InputNumber id="desk-minutes" min={1} max={1440} precision={0} disabled={!may} value={given.minutes} onChange={(minutes) => minutes && setGiven({ ...given, minutes })} suffix={t("desk.minutesUnit")} />
        <label htmlFor="desk-rate">{t("desk.wantedRate")}</label>
        <InputNumber id="desk-rate" min={1} max={100} precision={0} disabled={!may} value={given.rate} onChange={(rate) => rate && setGiven({ ...given, rate })} suffix="%" />
        <label htmlFor="desk-shifts">{t("desk.shifts")}</label>
        <Select id="desk-shifts" mode="tags" open={false} suffix={<span />} disabled={!may} value={given.shifts} tokenSeparators={[",", "，", " "]} placeholder="09:00-12:00" onChange={(shifts: string[]) => setGiven({ ...given, shifts })} />
        <span>{t("desk.assign")}</span>
        <Radio.Group disabled={!may} value={given.assign} onChange={(event) => setGiven({ ...given, assign: event.target.value as Standard["assign"] })} options={(["auto", "by_hand"] as const).map((value) => ({ value, label: t(`desk.assigning.${value}`) }))} />
      </div>
      {save.error && <Banner tone="caution">{failureLine(save.error, t)}</Banner>}
      {may && (
        <div className={sheet.row}>
          <Button type="primary" loading={save.isPending} onClick={() => void keep(given)}>
            {t("desk.save")}
          </Button>
          {settings.origin === "shop" && (
            <Button disabled={save.isPending} onClick={() => void keep({ minutes: null, rate: null, shifts: null, assign: given.assign })}>
              {t("desk.takeBack")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
