import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import sheet from "@/ui/Sheet.module.css";
import { showToast } from "@/ui/toast";
import type { Exercise } from "./shapes";
import { useSay } from "./usePractice";

/** The answer to the simulated buyer. Nothing of it leaves the desk. */
export function SayForm({ exercise }: { exercise: Exercise }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const say = useSay(exercise);
  const send = (said: string | null) => say.mutate(said, { onError: (error) => showToast(failureLine(error, t)) });
  const ready = text.trim() !== "" && !say.isPending;
  return (
    <form
      className={sheet.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) send(text.trim());
      }}
    >
      <Input.TextArea
        autoFocus
        aria-label={t("practice.say")}
        placeholder={t("practice.say")}
        maxLength={1000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => {
          if (event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (ready) send(text.trim());
        }}
      />
      <div className={sheet.row}>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={say.isPending}>
          {t("practice.send")}
        </Button>
        <Button type="text" disabled={say.isPending} onClick={() => send(null)}>
          {t("practice.end")}
        </Button>
      </div>
    </form>
  );
}
