import { Button } from "antd";
import { useEffect, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type Ref } from "react";
import { useTranslation } from "react-i18next";
import type { TalkMessage, TalkRow } from "@/api/types";
import { CheckedInput } from "@/features/language/check/CheckedInput";
import { useScreening } from "@/features/language/check/useScreening";
import { VerdictLine } from "@/features/language/check/VerdictLine";
import { DraftLine } from "@/features/drafts";
import { PhrasePicker, type TakenFrom } from "@/features/phrases";
import { PictureTray } from "@/features/pictures";
import { useSession } from "@/features/session/session";
import { keepDraft, readDraft } from "@/ui/drafts";
import { Blocked } from "./Blocked";
import styles from "./Composer.module.css";
import { draftName } from "./draftName";
import { useTellTyping } from "../talk/useTyping";
import { openPlace, selectOpenPlace } from "./openPlace";
import type { Written } from "./sending";
import { SuggestionStrip } from "./SuggestionStrip";
import { turnsOf } from "./turns";
import { useSuggestions, useUse, type Suggestion } from "./useSuggestions";

/** What a text was taken from, so that the shop's ranking learns; nothing for a text of somebody's own. */
export type Taken = Partial<TakenFrom> & { intent?: string };
export type InputHandle = { put: (text: string, from?: Taken) => void; add: (text: string) => void; focus: () => void };

type Props = { talk: TalkRow; messages: readonly TalkMessage[]; onSend: (written: Written) => void; onHeld: () => void; ref: Ref<InputHandle> };

/** Where an answer is written: checked while it is, sent with Enter; what must not leave says why instead. */
export function Composer({ talk, messages, onSend, onHeld, ref }: Props) {
  const { t } = useTranslation();
  const draft = draftName(useSession().staff.id, talk.id);
  const [text, setText] = useState(() => readDraft(draft));
  const [phrase, setPhrase] = useState<number | null>(null);
  const [why, setWhy] = useState(false);
  const [picking, setPicking] = useState(false);
  // The text that was held back once because a place in it is not filled; a second Enter sends it as it is.
  const [unfilled, setUnfilled] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const context = useMemo(() => turnsOf(messages), [messages]);
  const checked = useScreening({ shop: talk.shop.id, text, direction: "out", context });
  const suggestions = useSuggestions(talk, context);
  const use = useUse(talk);
  const tellTyping = useTellTyping(talk);
  const blocked = checked.fresh && !checked.error && checked.screening?.verdict === "block";

  const write = (next: string, from: number | null = phrase) => {
    setText(next);
    setPhrase(next === "" ? null : from);
    keepDraft(draft, next);
    if (next) tellTyping();
  };
  const put = (next: string, from?: Taken) => {
    if (from?.key !== undefined) use.take({ key: from.key, text: next, intent: from.intent ?? "" });
    else use.drop();
    setPicking(false);
    write(next, from?.phraseId ?? null);
    field.current?.focus();
    // When the field has the new text.
    setTimeout(() => selectOpenPlace(field.current));
  };
  const take = (suggestion: Suggestion | undefined) => {
    if (suggestion) put(suggestion.text, { key: suggestion.key, intent: suggestion.intent, phraseId: suggestion.phrase_id ?? undefined });
  };
  useImperativeHandle(ref, () => ({ put, add: (more) => put(text ? `${more}\n${text}` : more), focus: () => field.current?.focus() }));
  useEffect(() => field.current?.focus(), []);

  const submit = () => {
    if (!text.trim()) return;
    if (blocked) return setWhy(true);
    if (openPlace(text) !== null && unfilled !== text) {
      selectOpenPlace(field.current);
      return setUnfilled(text);
    }
    onSend({ text, picture_id: null, phrase_id: phrase });
    use.sent(text);
    setWhy(false);
    write("");
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const meant = pressKey(event, { text, submit, open: () => setPicking(true), take: (place) => take(suggestions[place]), close: () => setWhy(false) });
    if (meant) event.preventDefault();
  };
  return (
    <section className={styles.composer} aria-label={t("reception.answer")}>
      {why && blocked && checked.screening && <Blocked talk={talk} written={{ text, picture_id: null, phrase_id: phrase }} findings={checked.findings} releasable={checked.screening.releasable} rewrite={checked.screening.rewrite} onTake={put} onHeld={() => (write(""), setWhy(false), onHeld())} onClose={() => setWhy(false)} />}
      {picking && <PhrasePicker shopId={talk.shop.id} orderNo={talk.order_no} onTake={put} onClose={() => (setPicking(false), field.current?.focus())} />}
      <DraftLine shopId={talk.shop.id} talkId={talk.id} orderNo={talk.order_no} turns={context} onTake={put} />
      <SuggestionStrip suggestions={suggestions} onTake={take} />
      <CheckedInput id="answer" field={field} label={t("reception.answer")} placeholder={t("reception.placeholder")} text={text} findings={checked.findings} rewrite={blocked ? (checked.screening?.rewrite ?? null) : null} describedBy="answer-verdict" onChange={(next) => write(next)} onKey={press} />
      <div className={styles.tools}>
        <PictureTray shopId={talk.shop.id} conversation={talk.key} orderNo={talk.order_no} onTake={(picture) => onSend({ text: "", picture_id: picture.id, phrase_id: null })} />
      </div>
      {unfilled !== "" && unfilled === text && (
        <p className={styles.unfilled} role="alert">
          {t("reception.unfilled", { place: openPlace(text) ?? "" })}
        </p>
      )}
      <div className={styles.foot}>
        <VerdictLine id="answer-verdict" checked={checked} direction="out" empty={t("reception.keysHint")} />
        <Button type="primary" danger={blocked} disabled={!text.trim()} aria-keyshortcuts="Enter" onClick={submit}>
          {blocked ? t("reception.seeWhy") : talk.can_send ? t("reception.send") : t("reception.sendByHand")}
        </Button>
      </div>
    </section>
  );
}

type Keys = { text: string; submit: () => void; open: () => void; take: (place: number) => void; close: () => void };

/** True when the key meant something here. Shift+Enter breaks the line as in every field, Ctrl+Enter as in 千牛. */
function pressKey(event: KeyboardEvent<HTMLTextAreaElement>, keys: Keys): boolean {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (key === "Enter" && (ctrlKey || metaKey)) {
    const box = event.currentTarget;
    box.setRangeText("\n", box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }
  if (key === "Enter" && !shiftKey && !altKey) return act(keys.submit);
  if (key === "/" && !ctrlKey && !metaKey && keys.text === "") return act(keys.open);
  if (altKey && /^[1-3]$/.test(key)) return act(() => keys.take(Number(key) - 1));
  if (key === "Escape") keys.close();
  return false;
}

function act(verb: () => void): true {
  verb();
  return true;
}
