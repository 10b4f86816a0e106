/** A server for tests: answers by method and path, and remembers what it was asked. Nothing leaves the process. */

import { vi } from "vitest";

export type Asked = { method: string; path: string; body: unknown; headers: Headers };
type Answer = { status?: number; body?: unknown } | "no answer";

export function serve(answers: Record<string, (asked: Asked) => Answer>): Asked[] {
  const log: Asked[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const url = new URL(request.url);
    const text = await request.text();
    const asked: Asked = { method: request.method, path: url.pathname + url.search, body: text ? JSON.parse(text) : null, headers: request.headers };
    log.push(asked);
    const answer = answers[`${request.method} ${url.pathname}`]?.(asked) ?? { status: 404, body: { code: "not_found", message: "没有这个地址。" } };
    if (answer === "no answer") throw new TypeError("Failed to fetch");
    return new Response(JSON.stringify(answer.body ?? {}), { status: answer.status ?? 200, headers: { "Content-Type": "application/json" } });
  });
  return log;
}
