import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import { copyText } from "@/ui/copyText";
import type { Incident, IncidentOrder } from "../shapes";

/** Copies what one buyer is told, ticks that they were told, notes that they answered. */
export function useTell(incident: Incident) {
  const client = useQueryClient();
  const params = { path: { incident_id: incident.id } };
  const again = () => client.invalidateQueries({ queryKey: ["incidents"] });
  const tell = useMutation({
    mutationFn: (order: IncidentOrder) => unwrap(api.POST("/api/incidents/{incident_id}/told", { params, body: { order_no: order.order_no, no: incident.announcement?.no ?? 0 } })),
    onSettled: again,
  });
  const answer = useMutation({
    mutationFn: (order: IncidentOrder) => unwrap(api.POST("/api/incidents/{incident_id}/answered", { params, body: { order_no: order.order_no } })),
    onSettled: again,
  });
  return { tell, answer, copy: (order: IncidentOrder) => copyText(order.text) };
}
