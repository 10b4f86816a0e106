import { Button, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/features/session/session";
import { failureLine } from "@/ui/failureText";
import { Banner, Bones, Empty, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { ShopMark } from "@/ui/ShopMark";
import { useSubAccountAct, useSubAccounts, type SubAccount } from "./useSubAccounts";

type Person = { id: number; name: string };

/** Names on the platform and the people behind them, by shop. */
export function SubAccountsPage() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const page = useSubAccounts();
  const act = useSubAccountAct();
  useEffect(() => {
    document.title = `${t("settings.subAccounts")} · ${t("frame.name")}`;
  }, [t]);
  if (page.isError) return <Failure error={page.error} onRetry={() => void page.refetch()} />;
  if (page.isPending) return <Bones widths={[30, 95, 92]} />;
  const supervised = shops.filter((shop) => page.data.people[String(shop.id)]);
  return (
    <div className={sheet.stack}>
      <header>
        <h1>{t("settings.subAccounts")}</h1>
        <p className="quiet">{t("subAccount.intro")}</p>
      </header>
      {act.isError && <Banner tone="caution">{failureLine(act.error, t)}</Banner>}
      <NewSubAccount shops={supervised} people={page.data.people} act={act} />
      {page.data.items.length === 0 ? (
        <Empty title={t("subAccount.none")}>{t("subAccount.noneText")}</Empty>
      ) : (
        <div className={sheet.scroll}>
          <table className={sheet.table}>
            <tbody>
              {page.data.items.map((row) => (
                <Line key={`${row.id}-${row.version}`} row={row} shop={supervised.find((shop) => shop.id === row.shop_id)} people={page.data.people[String(row.shop_id)] ?? []} act={act} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

type Act = ReturnType<typeof useSubAccountAct>;

function Line({ row, shop, people, act }: { row: SubAccount; shop: { name: string; platform: string } | undefined; people: Person[]; act: Act }) {
  const { t } = useTranslation();
  const [name, setName] = useState(row.name);
  const save = (staffId: number) => act.mutate({ row, name: name.trim(), staffId });
  const known = people.some((person) => person.id === row.staff.id) ? people : [...people, row.staff];
  return (
    <tr>
      <td>{shop && <ShopMark shop={shop} />}</td>
      <td>
        <Input aria-label={t("subAccount.name")} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} onPressEnter={() => save(row.staff.id)} />
      </td>
      <td>
        <Select aria-label={t("subAccount.person")} style={{ width: 160 }} value={row.staff.id} options={optionsOf(known)} onChange={save} />
      </td>
      <td>
        <div className={sheet.row}>
          {name.trim() !== row.name && (
            <Button size="small" type="primary" onClick={() => save(row.staff.id)}>
              {t("staff.save")}
            </Button>
          )}
          <Button size="small" onClick={() => act.mutate({ forget: row })}>
            {t("subAccount.forget")}
          </Button>
        </div>
      </td>
    </tr>
  );
}

function NewSubAccount({ shops, people, act }: { shops: { id: number; name: string; platform: string }[]; people: Record<string, Person[]>; act: Act }) {
  const { t } = useTranslation();
  const [shopId, setShopId] = useState(shops[0]?.id ?? 0);
  const [name, setName] = useState("");
  const [staffId, setStaffId] = useState<number>();
  const add = () => {
    if (staffId === undefined) return;
    act.mutate(
      { shopId, name: name.trim(), staffId },
      {
        onSuccess: () => {
          setName("");
          setStaffId(undefined);
        },
      },
    );
  };
  return (
    <div className={`${sheet.card} ${sheet.row}`} style={{ flexDirection: "row" }}>
      <Select aria-label={t("frame.shop")} style={{ width: 170 }} value={shopId} options={shops.map((shop) => ({ value: shop.id, label: <ShopMark shop={shop} /> }))} onChange={setShopId} />
      <Input aria-label={t("subAccount.newName")} style={{ width: 240 }} placeholder={t("subAccount.example")} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      <Select aria-label={t("subAccount.newPerson")} style={{ width: 160 }} placeholder={t("subAccount.person")} value={staffId} options={optionsOf(people[String(shopId)] ?? [])} onChange={setStaffId} />
      <Button type="primary" loading={act.isPending} disabled={!name.trim() || staffId === undefined} onClick={add}>
        {t("subAccount.add")}
      </Button>
    </div>
  );
}

function optionsOf(people: Person[]) {
  return people.map((person) => ({ value: person.id, label: person.name }));
}
