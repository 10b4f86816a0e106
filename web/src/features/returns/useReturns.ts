import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isFailure } from "@/api/errors";
import { acceptParcel, attachParcel, endArrival, findNumber, poolParcel, readList } from "./calls";
import type { Arrival, Found, Hit, Opened, Unknown, View } from "./shapes";

export function useReturnsList(view: View, words: string, shop?: number) {
  return useQuery({ queryKey: ["returns", view, words, shop ?? null], queryFn: () => readList(view, words, shop) });
}

/** The desk: what was scanned last, what it led to, and what was done last. `held`: a parcel whose case is looked for. */
export function useReturnsDesk(shop?: number) {
  const client = useQueryClient();
  const [found, setFound] = useState<Found | null>(null);
  const [held, setHeld] = useState<Arrival | null>(null);
  const [done, setDone] = useState<Arrival | null>(null);
  const find = useMutation({ mutationFn: (number: string) => findNumber(number, shop), onSuccess: setFound });
  const work = useMutation({
    mutationFn: (call: () => Promise<Arrival>) => call(),
    onSuccess: (arrival) => {
      setDone(arrival);
      setFound(null);
      setHeld(null);
      void client.invalidateQueries({ queryKey: ["returns"] });
      void client.invalidateQueries({ queryKey: ["cases"] });
      if (arrival.case) void client.invalidateQueries({ queryKey: ["case", arrival.case.id] });
    },
    onError: (error) => {
      if (isFailure(error, "case.stale") && found) find.mutate(found.number);
      void client.invalidateQueries({ queryKey: ["returns"] });
    },
  });
  const scan = (number: string) => {
    setDone(null);
    work.reset();
    find.mutate(number);
  };
  return {
    found, held, done, scan,
    finding: find.isPending,
    busy: work.isPending,
    failure: find.error ?? work.error,
    open: (hit: Hit, opened: Opened) => work.mutate(() => (held ? attachParcel(held, hit.case, opened) : acceptParcel(found?.number ?? "", hit, opened))),
    check: (arrival: Arrival, opened: Opened) => {
      const on = arrival.case;
      if (on) work.mutate(() => attachParcel(arrival, on, opened));
    },
    pool: (shop_id: number, unknown: Unknown) => work.mutate(() => poolParcel(shop_id, found?.number ?? "", unknown)),
    end: (arrival: Arrival, how: "undo" | "give-up", reason: string) => work.mutateAsync(() => endArrival(arrival, how, reason)),
    hold: (arrival: Arrival | null) => {
      setHeld(arrival);
      setFound(null);
      setDone(null);
      work.reset();
    },
    clear: () => {
      setFound(null);
      setDone(null);
      find.reset();
      work.reset();
    },
    unlabelled: () => {
      setDone(null);
      setFound({ number: "", hits: [], orders: [], arrivals: [] });
    },
  };
}

export type ReturnsDesk = ReturnType<typeof useReturnsDesk>;
