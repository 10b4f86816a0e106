import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { CopyButton } from "@/ui/CopyButton";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import styles from "./Note.module.css";
import { NoteLine } from "./NoteLine";
import type { Edit, Note } from "./shapes";
import { settle, takeBack, tick, useNoteVerb } from "./useNote";

/** A change that the platform does not show yet: on its way, to be copied by hand, or in conflict. */
export function EditState({ note, edit }: { note: Note; edit: Edit }) {
  const { t } = useTranslation();
  const verb = useNoteVerb(note.shop_id, note.order_no);
  return (
    <Banner tone={edit.state === "conflict" || edit.error ? "caution" : "plain"}>
      <div className={styles.box}>
        <strong>{t(`orderNote.standing.${wordOf(edit)}`)}</strong>
        <div className={styles.both}>
          {edit.theirs && <Side name={t("orderNote.theirs")} note={edit.theirs.note} flag={edit.theirs.flag} flags={note.flags} />}
          <Side name={t(edit.theirs ? "orderNote.mine" : "orderNote.new")} note={edit.note} flag={edit.flag} flags={note.flags} />
        </div>
        <span className="quiet small num">
          {edit.by.name} {formatMinute(edit.at)}
        </span>
        {edit.error && <span>{pick(edit.error.message, edit.error.message_en)}</span>}
        {verb.error && <span role="alert">{failureLine(verb.error, t)}</span>}
        {note.may_write && <Ways edit={edit} busy={verb.isPending} run={verb.mutate} />}
      </div>
    </Banner>
  );
}

function Side({ name, note, flag, flags }: { name: string; note: string; flag: number | null; flags: Note["flags"] }) {
  return (
    <div>
      <span className="quiet small">{name}</span>
      <NoteLine note={note} flag={flag} flags={flags} />
    </div>
  );
}

function Ways({ edit, busy, run }: { edit: Edit; busy: boolean; run: (call: () => Promise<Note>) => void }) {
  const { t } = useTranslation();
  if (edit.state === "conflict") {
    return (
      <div className={sheet.row}>
        <Button size="small" type="primary" disabled={busy} onClick={() => run(() => settle(edit, false))}>
          {t("orderNote.keepTheirs")}
        </Button>
        <Button size="small" disabled={busy} onClick={() => run(() => settle(edit, true))}>
          {t("orderNote.writeMine")}
        </Button>
      </div>
    );
  }
  const over = edit.action === "ticked" || edit.action === "sent" || edit.action === "sending";
  return (
    <div className={sheet.row}>
      {edit.action === "handed" && (
        <>
          {(!edit.masked || edit.addition) && <CopyButton text={edit.addition || edit.note} label={t(edit.addition ? "orderNote.copyAddition" : "orderNote.copy")} />}
          <Button size="small" type="primary" disabled={busy} onClick={() => run(() => tick(edit))}>
            {t("orderNote.done")}
          </Button>
        </>
      )}
      {!over && (
        <Button size="small" disabled={busy} onClick={() => run(() => takeBack(edit))}>
          {t("orderNote.takeBack")}
        </Button>
      )}
    </div>
  );
}

function wordOf(edit: Edit): "conflict" | "failed" | "by_hand" | "ticked" | "on_its_way" {
  if (edit.state === "conflict") return "conflict";
  if (edit.action === "failed" || edit.action === "unknown") return "failed";
  if (edit.action === "handed") return "by_hand";
  return edit.action === "ticked" ? "ticked" : "on_its_way";
}
