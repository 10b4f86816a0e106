import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isFailure, type ApiFailure } from "@/api/errors";
import type { CaseDetail } from "@/api/types";
import { keepCase } from "../actions";
import type { Desk } from "./desk";

type Call = (version: number) => Promise<CaseDetail>;

/** The desk of one case. On a stale version the case is read again and `stale` says what changed; nothing typed is lost. */
export function useDesk(detail: CaseDetail): Desk & { stale: ApiFailure | null; forgetStale: () => void } {
  const client = useQueryClient();
  const [stale, setStale] = useState<ApiFailure | null>(null);
  const run = useMutation({
    mutationFn: (call: Call) => call(detail.version),
    onSuccess: (fresh) => {
      setStale(null);
      keepCase(client, fresh);
    },
    onError: async (error) => {
      if (!isFailure(error, "case.stale")) return;
      setStale(error);
      await client.invalidateQueries({ queryKey: ["case", detail.id] });
    },
  });
  const act = async (call: Call): Promise<boolean> => {
    try {
      await run.mutateAsync(call);
      return true;
    } catch {
      return false;
    }
  };
  return { detail, act, busy: run.isPending, failure: run.error, forgetFailure: run.reset, stale, forgetStale: () => setStale(null) };
}
