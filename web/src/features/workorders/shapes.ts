/** Short names for the shapes of work orders. */

import type { components } from "@/api/schema";

type Shapes = components["schemas"];
export type WorkOrder = Shapes["WorkOrderShape"];
export type WorkTurn = Shapes["WorkTurnShape"];
export type WorkForm = Shapes["WorkFormShape"];
export type CaseWorkOrders = Shapes["CaseWorkOrders"];
export type NewLink = Shapes["NewLink"];
export type LinkPageData = Shapes["LinkPage"];
export type Choice = Shapes["ChoiceShape"];
export type Addressee = WorkOrder["addressee"];
export type View = "waiting" | "answered" | "ended";

export const ADDRESSEES: readonly Addressee[] = ["warehouse", "courier", "supplier", "finance"];
export const VIEWS: readonly View[] = ["waiting", "answered", "ended"];
