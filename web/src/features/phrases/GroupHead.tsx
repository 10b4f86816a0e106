import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { endGroup, renameGroup } from "./calls";
import { Grip } from "./Grip";
import styles from "./Phrases.module.css";
import type { PhraseGroup } from "./shapes";
import { usePhraseAct } from "./usePhrases";

/** A group's name, to drag it by, rename it, or remove it when it is empty. */
export function GroupHead({ shop, group, empty, writes }: { shop: number; group: PhraseGroup; empty: boolean; writes: boolean }) {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  const act = usePhraseAct();
  const rename = () => name !== null && act.mutate(() => renameGroup(shop, group, name), { onSuccess: () => setName(null) });
  return (
    <div className={styles.groupHead}>
      {writes && <Grip of={group.name} />}
      {name === null ? <h2>{group.name}</h2> : <Input autoFocus size="small" aria-label={t("phrases.groupName")} maxLength={20} value={name} onChange={(event) => setName(event.target.value)} onPressEnter={rename} onBlur={() => setName(null)} />}
      {writes && name === null && (
        <Button size="small" type="link" onClick={() => setName(group.name)}>
          {t("phrases.rename")}
        </Button>
      )}
      {writes && empty && (
        <Button size="small" type="link" loading={act.isPending} onClick={() => act.mutate(() => endGroup(shop, group))}>
          {t("phrases.removeGroup")}
        </Button>
      )}
      {act.isError && <Banner tone="caution">{failureLine(act.error, t)}</Banner>}
    </div>
  );
}
