/** Sending, at once on screen: the key that the screen makes keeps a double Enter or a retry one message. */

import { useCallback } from "react";
import { api, newIdempotencyKey, unwrap } from "@/api/client";
import { isFailure } from "@/api/errors";
import { serverNow } from "@/ui/clock";
import { dropSending, putSending, type Sending, type Written } from "./sending";

type Done = { refresh: () => Promise<void>; giveBack: (written: Written) => void };

/**
 * `send` puts the message on screen and on its way. What the server blocks is given back to the input; what fails
 * otherwise stays in the talk, with its text, to be sent again under the same key.
 */
export function useSend(talk: number, { refresh, giveBack }: Done) {
  const deliver = useCallback(
    async (sending: Sending) => {
      putSending({ ...sending, error: null });
      const { key, text, picture_id, phrase_id } = sending;
      try {
        await unwrap(api.POST("/api/talks/{talk_id}/messages", { params: { path: { talk_id: talk } }, body: { key, text, picture_id, phrase_id } }));
        await refresh();
        dropSending(key);
      } catch (error) {
        if (isFailure(error, "message.blocked")) {
          dropSending(key);
          giveBack({ text, picture_id, phrase_id });
        } else {
          putSending({ ...sending, error });
        }
      }
    },
    [talk, refresh, giveBack],
  );
  const send = useCallback((written: Written) => void deliver({ ...written, key: newIdempotencyKey(), talk, at: new Date(serverNow()).toISOString(), error: null }), [deliver, talk]);
  return { send, again: deliver };
}
