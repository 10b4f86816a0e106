/** Where each page lives. A page's code is fetched when it is first opened. */

import { createBrowserRouter, Navigate } from "react-router";
import { SessionGate } from "@/features/session/SessionGate";
import { Crash } from "./Crash";
import { Frame } from "./Frame";
import { FrameBones } from "./FrameBones";
import { NotFound } from "./NotFound";

export const router = createBrowserRouter([
  {
    element: (
      <SessionGate>
        <Frame />
      </SessionGate>
    ),
    errorElement: <Crash />,
    hydrateFallbackElement: <FrameBones />,
    children: [
      { index: true, element: <Navigate to="/cases" replace /> },
      { path: "cases", lazy: async () => ({ Component: (await import("@/features/cases/list/CaseListPage")).CaseListPage }) },
      { path: "cases/:caseId", lazy: async () => ({ Component: (await import("@/features/cases/page/CasePage")).CasePage }) },
      { path: "imports", lazy: async () => ({ Component: (await import("@/features/imports/ImportPage")).ImportPage }) },
      { path: "*", element: <NotFound /> },
    ],
  },
]);
