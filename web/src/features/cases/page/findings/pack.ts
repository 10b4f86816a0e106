import { api, unwrap } from "@/api/client";
import type { components } from "@/api/schema";

type Asked = components["schemas"]["PackAsked"];
export type Purpose = Asked["purpose"];
export type Form = Asked["form"];

/** Asks for the pack and saves it under the name that the server gave it. */
export async function takePack(case_id: number, purpose: Purpose, form: Form): Promise<void> {
  const answer = await api.POST("/api/cases/{case_id}/pack", { params: { path: { case_id } }, body: { purpose, form, evidence: null }, parseAs: "blob" });
  const content = (await unwrap(Promise.resolve(answer as { data?: unknown; response: Response }))) as Blob;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = nameOf(answer.response.headers.get("Content-Disposition")) ?? `pack.${form}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function nameOf(disposition: string | null): string | null {
  const found = /filename\*=utf-8''([^;]+)/i.exec(disposition ?? "");
  return found?.[1] ? decodeURIComponent(found[1]) : null;
}
