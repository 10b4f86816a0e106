import { Button, Input, InputNumber, Segmented } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PhotoField } from "./PhotoField";
import styles from "./Returns.module.css";
import { ScannerEar } from "./scanner";
import { CAME, type Came, type Opened } from "./shapes";

type Props = { busy: boolean; withPhotos?: boolean; onOpen: (opened: Opened) => void; onScan: (number: string) => void };
type Gift = "none" | "back" | "missing";
const GIFTS: readonly Gift[] = ["none", "back", "missing"];

/** What came: a number key or a tap, then Enter. A scanner that goes on to the next parcel is not taken for keys. */
export function OpenForm({ busy, withPhotos = true, onOpen, onScan }: Props) {
  const { t } = useTranslation();
  const [came, setCame] = useState<Came | null>(null);
  const [pieces, setPieces] = useState<number | null>(null);
  const [gift, setGift] = useState<Gift>("none");
  const [note, setNote] = useState("");
  const [files, setFiles] = useState<readonly File[]>([]);
  const box = useRef<HTMLDivElement>(null);
  const ear = useRef(new ScannerEar());
  useEffect(() => box.current?.focus(), []);
  const ready = came !== null && (came !== "part" || pieces !== null) && !busy;
  const send = () => {
    if (came && ready) onOpen({ came, pieces: came === "part" ? pieces : null, gift: gift === "none" ? null : gift === "back", note: note.trim(), files });
  };
  const press = (event: KeyboardEvent) => {
    if ((event.target as HTMLElement).closest("input, textarea")) return;
    const scanned = ear.current.hear(event.key, event.timeStamp);
    const choice = CAME[Number(event.key) - 1];
    if (choice) {
      // Else the same key press is typed into the field for the pieces, which takes the focus.
      event.preventDefault();
      setCame(choice);
    }
    if (event.key !== "Enter" || (event.target as HTMLElement).closest("button[data-own]")) return;
    event.preventDefault();
    if (scanned) onScan(scanned);
    else send();
  };
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
  return (
    <div ref={box} className={styles.open} tabIndex={-1} aria-label={t("returns.what")} role="group">
      <div className={styles.choices} role="radiogroup" aria-label={t("returns.what")}>
        {CAME.map((each, place) => (
          <button key={each} type="button" role="radio" aria-checked={came === each} data-good={each === "complete"} className={styles.choice} onClick={() => setCame(each)}>
            <kbd>{place + 1}</kbd>
            <span>{t(`returns.came.${each}`)}</span>
          </button>
        ))}
      </div>
      <div className={styles.more}>
        {came === "part" && <InputNumber<number> size="large" min={1} max={10_000} precision={0} autoFocus aria-label={t("returns.pieces")} placeholder={t("returns.pieces")} value={pieces} onChange={setPieces} onPressEnter={send} />}
        <Segmented<Gift> aria-label={t("returns.gift")} value={gift} onChange={setGift} options={GIFTS.map((value) => ({ value, label: t(`returns.gifts.${value}`) }))} />
        {withPhotos && <Input size="large" aria-label={t("returns.note")} placeholder={t("returns.note")} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} onPressEnter={send} />}
      </div>
      <div className={styles.foot}>
        {withPhotos && <PhotoField files={files} onChange={setFiles} />}
        <Button data-own type="primary" size="large" disabled={!ready} loading={busy} onClick={send}>
          {t("returns.take")}
        </Button>
      </div>
    </div>
  );
}
