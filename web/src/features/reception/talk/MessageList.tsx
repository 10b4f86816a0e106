import { DownOutlined } from "@ant-design/icons";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Button } from "antd";
import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { TalkRow } from "@/api/types";
import { useSending, type Sending } from "../input/sending";
import { toLines, type Line } from "./lines";
import styles from "./MessageList.module.css";
import message from "./Message.module.css";
import { MessageLine } from "./MessageLine";
import type { Part } from "./parts";
import { PendingLine } from "./PendingLine";
import { SendingLine } from "./SendingLine";

type Props = {
  talk: TalkRow;
  part: Part;
  loading: boolean;
  supervises: boolean;
  onOlder: () => void;
  onAgain: (sending: Sending) => void;
  onTake: (text: string) => void;
  onOrder: (orderNo: string) => void;
};

const GUESS = 64;
/** So near to its beginning older messages are fetched; so near to its end new ones are followed. */
const NEAR_TOP = 600;
const NEAR_END = 80;

/** The talk, of which only what is in sight is in the document. Older messages keep the place that is looked at. */
export function MessageList({ talk, part, loading, supervises, onOlder, onAgain, onTake, onOrder }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const sending = useSending();
  const mine = useMemo(() => sending.filter((each) => each.talk === talk.id), [sending, talk.id]);
  const lines = useMemo(() => toLines(part.messages, part.pending, mine), [part, mine]);
  const [away, setAway] = useState(false);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer's functions are used in this component only
  const view = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => GUESS,
    getItemKey: (place) => lines[place]?.key ?? place,
    overscan: 10,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: NEAR_END,
    onChange: (list) => {
      setAway(!list.isAtEnd(NEAR_END));
      if ((list.scrollOffset ?? NEAR_TOP) < NEAR_TOP && list.scrollDirection === "backward") onOlder();
    },
  });
  useEffect(() => {
    view.scrollToEnd();
    // Once for each talk: this component is made anew with it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const noteScroll = useStayAtEnd(box);
  const draw = (line: Line) => {
    switch (line.kind) {
      case "day":
        return <p className={message.day}>{line.day}</p>;
      case "message":
        return <MessageLine talk={talk} message={line.message} head={line.head} onOrder={onOrder} onTake={onTake} />;
      case "sending":
        return <SendingLine sending={line.sending} onAgain={onAgain} onTake={onTake} />;
      case "pending":
        return <PendingLine talk={talk} message={line.pending} supervises={supervises} onTake={onTake} />;
    }
  };
  return (
    <div className={styles.frame}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of the keyboard */}
      <div ref={box} className={styles.box} role="log" tabIndex={0} aria-label={t("reception.messages")} aria-busy={loading} onScroll={noteScroll}>
        <div style={{ height: view.getTotalSize(), position: "relative" }}>
          {view.getVirtualItems().map(({ index, start, key }) => {
            const line = lines[index];
            return (
              line && (
                <div key={key} ref={view.measureElement} data-index={index} className={styles.line} style={{ transform: `translateY(${start}px)` }}>
                  {draw(line)}
                </div>
              )
            );
          })}
        </div>
      </div>
      {loading && <p className={styles.loading}>{t("reception.loadingOlder")}</p>}
      {away && (
        <Button className={styles.newest} size="small" icon={<DownOutlined />} onClick={() => view.scrollToEnd()}>
          {t("reception.newest")}
        </Button>
      )}
    </div>
  );
}

/**
 * Suggestions, a note or a reason above the input take their height from the talk, and a picture that has come adds to
 * it: the last words stay in sight all the same, until somebody scrolls up. Read off the element itself, for the
 * virtualizer hears of a new height later than this, and would scroll to the end of the old one.
 */
function useStayAtEnd(box: RefObject<HTMLElement | null>): () => void {
  const stays = useRef(true);
  const last = useRef(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => {
      if (stays.current) element.scrollTop = element.scrollHeight;
    });
    for (const each of [element, ...element.children]) watch.observe(each);
    return () => watch.disconnect();
  }, [box]);
  return () => {
    const element = box.current;
    if (!element) return;
    const near = element.scrollHeight - element.scrollTop - element.clientHeight <= NEAR_END;
    if (near) stays.current = true;
    else if (element.scrollTop < last.current) stays.current = false;
    last.current = element.scrollTop;
  };
}
