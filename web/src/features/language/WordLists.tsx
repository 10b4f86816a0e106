import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Word, WordPage } from "@/api/types";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { EndedWords } from "./EndedWords";
import styles from "./Language.module.css";
import { useAddWord, useEndWord } from "./useWords";
import { WordForm } from "./WordForm";
import { WordTable } from "./WordTable";

/** From so many words on it is quicker to search than to look. */
const MANY = 12;

/** What the shop allows and what it adds, with the form for whoever may change it, and the history. */
export function WordLists({ shop, page }: { shop: number; page: WordPage }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const end = useEndWord(shop);
  const again = useAddWord(shop);
  const wanted = search.normalize("NFKC").trim().toLowerCase();
  const shown = page.items.filter((word) => holds(word, wanted));
  const failure = end.error ?? again.error;
  const onEnd = page.may_edit ? (word: Word) => end.mutate(word.id) : null;
  const onAgain = page.may_edit ? ({ kind, text, severity, advice, reason }: Word) => again.mutate({ kind, text, severity, advice, reason }) : null;
  const table = (kind: Word["kind"]) => <WordTable kind={kind} words={shown.filter((word) => word.kind === kind)} onEnd={onEnd} ending={end.isPending ? end.variables : undefined} />;
  return (
    <div className={styles.lists}>
      {page.may_edit && <WordForm shop={shop} full={page.items.length >= page.most ? page.most : null} />}
      {failure && <Banner tone="blocked">{failureLine(failure, t)}</Banner>}
      {page.items.length > MANY && <Input.Search allowClear aria-label={t("language.search")} placeholder={t("language.search")} value={search} onChange={(event) => setSearch(event.target.value)} />}
      {wanted && shown.length === 0 ? (
        <p className="quiet">{t("language.notFound")}</p>
      ) : (
        <>
          {table("allow")}
          {table("extra")}
        </>
      )}
      <EndedWords words={page.ended} onAgain={onAgain} />
    </div>
  );
}

function holds(word: Word, wanted: string): boolean {
  return [word.text, word.advice, word.reason, word.by].some((field) => field.normalize("NFKC").toLowerCase().includes(wanted));
}
