import { api, unwrap } from "@/api/client";
import type { CaseDetail, Evidence } from "@/api/types";

export type Whose = Evidence["whose"];
export const WHOSE: readonly Whose[] = ["buyer", "shop", "warehouse", "courier", "platform"];

/** Uploads files to a case, all of them or none. */
export function sendEvidence(case_id: number, version: number, whose: Whose, files: readonly File[]): Promise<CaseDetail> {
  const form = new FormData();
  form.append("version", String(version));
  form.append("whose", whose);
  for (const file of files) form.append("files", file);
  // The generated type describes the form's fields; what travels is the form itself.
  return unwrap(api.POST("/api/cases/{case_id}/evidence", { params: { path: { case_id } }, body: form as never, bodySerializer: (body: unknown) => body as FormData }));
}
