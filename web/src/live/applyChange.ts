/** What was read of a thing that a live event says has changed: it is asked for again wherever it is on screen. */

import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { LiveEvent } from "./events";

type Changed = LiveEvent & { type: "changed" };

const REST_MS = 500;
/** Things that change in crowds: a file of orders, a floor full of talks. */
const CROWDED = new Set(["facts", "staff"]);

const resting = new WeakMap<QueryClient, Map<string, QueryKey>>();

export function applyChange(client: QueryClient, event: Changed): void {
  const keys = keysOf(event);
  if (CROWDED.has(event.of)) askSoon(client, keys);
  else for (const queryKey of keys) void client.invalidateQueries({ queryKey });
}

/** Asks again half a second from now, once, however often it is called until then. */
export function askSoon(client: QueryClient, keys: readonly QueryKey[]): void {
  let waiting = resting.get(client);
  if (!waiting) {
    const due = (waiting = new Map<string, QueryKey>());
    resting.set(client, due);
    setTimeout(() => {
      resting.delete(client);
      for (const queryKey of due.values()) void client.invalidateQueries({ queryKey });
    }, REST_MS);
  }
  for (const key of keys) waiting.set(JSON.stringify(key), key);
}

function keysOf({ of, id, shop_id, order_no }: Changed): QueryKey[] {
  const order = order_no === null ? [shop_id] : [shop_id, order_no];
  switch (of) {
    case "buyer":
      return [["buyer", shop_id]];
    case "draft":
      return [["draft", id], ["drafting", shop_id]];
    case "draft_server":
      return [["drafting", shop_id]];
    case "invoice":
      return [["invoice", ...order], ["invoices"]];
    case "order_act":
      return [["order-acts", ...order], ["order", ...order]];
    case "order_note":
      return [["order-note", ...order], ["order", ...order]];
    case "phrase":
    case "phrase_group":
      return [["phrases"], ["suggestions"]];
    case "picture":
      return [["picture", id]];
    case "staff":
      return [["desk"]];
    case "stop":
      return [["stops"], ["order", ...order]];
    case "facts":
      return ["order", "order-acts", "order-note", "order-cases", "buyer", "invoice"].map((name) => [name, shop_id]);
    default:
      // A server that was renewed under an open page may name what this page does not know yet.
      return [];
  }
}
