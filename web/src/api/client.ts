/** The one way to the server: typed by openapi.json, with CSRF, server time and failures seen to. */

import createClient from "openapi-fetch";
import { noteServerDate } from "@/ui/clock";
import { readFailure, unreachable } from "./errors";
import type { paths } from "./schema";

export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: "same-origin",
  // Looked up at each call, so that what a test or an extension puts in its place is used.
  fetch: (request) => globalThis.fetch(request),
});

const WRITES = new Set(["POST", "PUT", "PATCH", "DELETE"]);

api.use({
  onRequest({ request }) {
    if (WRITES.has(request.method)) request.headers.set("X-CSRFToken", readCookie("csrftoken"));
    return request;
  },
  onResponse({ response }) {
    noteServerDate(response.headers.get("Date"));
    return response;
  },
  onError: () => unreachable(),
});

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The body of a successful answer; throws ApiFailure otherwise. */
export async function unwrap<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) throw readFailure(response.status, error);
  return data as T;
}

/** A fresh key for a call that must not happen twice; the same key is sent again on a retry. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function readCookie(name: string): string {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}
