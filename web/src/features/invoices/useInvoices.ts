/** Invoices that buyers ask for: of one order, and the list; every change answers with the order's pane. */

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import { readFailure } from "@/api/errors";
import type { components } from "@/api/schema";

type Shapes = components["schemas"];
export type Invoice = Shapes["InvoiceRow"];
export type InvoicePaneData = Shapes["InvoicePaneShape"];
export type Said = Invoice["details"];
export type State = Invoice["state"];
export type View = State | "open";
export type RowFate = Shapes["RowFateShape"];
export type Field = Shapes["InvoiceReveal"]["field"];
export type Place = { shopId: number; orderNo: string };

export const VIEWS: readonly View[] = ["open", "ready", "issued", "sent", "refused", "withdrawn"];

const key = ({ shopId, orderNo }: Place) => ["invoice", shopId, orderNo];

export function useInvoice(place: Place) {
  return useQuery({
    queryKey: key(place),
    queryFn: ({ signal }) => unwrap(api.GET("/api/invoices/of-order", { params: { query: { shop: place.shopId, order_no: place.orderNo } }, signal })),
    enabled: place.orderNo !== "",
    staleTime: 5_000,
  });
}

/** Runs one call; what it answers is the pane. When somebody was faster, everything is read again. */
export function useInvoiceCall(place: Place) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (call: () => Promise<InvoicePaneData>) => call(),
    onSuccess: (pane) => client.setQueryData(key(place), pane),
    onError: () => void client.invalidateQueries({ queryKey: key(place) }),
    onSettled: () => void client.invalidateQueries({ queryKey: ["invoices"] }),
  });
}

const at = (invoice: Invoice) => ({ params: { path: { invoice_id: invoice.id } } });

export const calls = {
  open: (place: Place, said: Said, note: string, talk_id: number | null) => unwrap(api.POST("/api/invoices", { body: { ...said, note, talk_id, shop_id: place.shopId, order_no: place.orderNo } })),
  edit: (invoice: Invoice, said: Said, note: string) => unwrap(api.PUT("/api/invoices/{invoice_id}", { ...at(invoice), body: { ...said, note, version: invoice.version } })),
  issue: (invoice: Invoice, invoice_no: string) => unwrap(api.POST("/api/invoices/{invoice_id}/issue", { ...at(invoice), body: { version: invoice.version, invoice_no } })),
  send: (invoice: Invoice) => unwrap(api.POST("/api/invoices/{invoice_id}/send", { ...at(invoice), body: { version: invoice.version } })),
  takeBack: (invoice: Invoice) => unwrap(api.POST("/api/invoices/{invoice_id}/take-back", { ...at(invoice), body: { version: invoice.version } })),
  withdraw: (invoice: Invoice, reason: string) => unwrap(api.POST("/api/invoices/{invoice_id}/withdraw", { ...at(invoice), body: { version: invoice.version, reason } })),
  reveal: (invoice: Invoice, field: Field, reason: string) => unwrap(api.POST("/api/invoices/{invoice_id}/reveal", { ...at(invoice), body: { field, reason } })),
  read: (place: Place, text: string) => unwrap(api.POST("/api/invoices/read", { body: { shop_id: place.shopId, order_no: place.orderNo, text } })),
};

export function useInvoiceList(asked: { shop: number | undefined; state: View }) {
  return useInfiniteQuery({
    queryKey: ["invoices", asked],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => unwrap(api.GET("/api/invoices", { params: { query: { ...asked, skip: pageParam } }, signal })),
    getNextPageParam: (page, pages) => (page.more ? pages.reduce((sum, each) => sum + each.items.length, 0) : undefined),
  });
}

/** Takes the list away as a file; the browser keeps it under the server's name. */
export function useExport() {
  return useMutation({
    mutationFn: async (asked: Shapes["InvoiceExport"]) => {
      const { data, error, response } = await api.POST("/api/invoices/export", { body: asked, parseAs: "blob" });
      if (!response.ok) throw readFailure(response.status, error);
      keep(data as Blob, `invoices-${asked.state}.${asked.form}`);
    },
  });
}

function keep(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function useNumbers() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ shop, file }: { shop: number; file: File }) => {
      const body = new FormData();
      body.append("shop_id", String(shop));
      body.append("files", file);
      return unwrap(api.POST("/api/invoices/issued", { body: body as never, bodySerializer: (form: unknown) => form as FormData }));
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ["invoices"] }),
  });
}
