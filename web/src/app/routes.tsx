/** Where each page lives. A page's code is fetched when it is first opened; the frame stands meanwhile. */

import { lazy } from "react";
import { BrowserRouter, Navigate, Route, Routes } from "react-router";
import { SessionGate } from "@/features/session/SessionGate";
import { Frame } from "./Frame";
import { NotFound } from "./NotFound";

const CaseListPage = lazy(async () => ({ default: (await import("@/features/cases/list/CaseListPage")).CaseListPage }));
const CasePage = lazy(async () => ({ default: (await import("@/features/cases/page/CasePage")).CasePage }));
const ImportPage = lazy(async () => ({ default: (await import("@/features/imports/ImportPage")).ImportPage }));

const RulesPage = lazy(async () => ({ default: (await import("@/features/rules/RulesPage")).RulesPage }));

export function Pages() {
  return (
    <BrowserRouter>
      <SessionGate>
        <Routes>
          <Route element={<Frame />}>
            <Route index element={<Navigate to="/cases" replace />} />
            <Route path="cases" element={<CaseListPage />} />
            <Route path="cases/:caseId" element={<CasePage />} />
            <Route path="imports" element={<ImportPage />} />
            <Route path="settings" element={<Navigate to="/settings/rules" replace />} />
            <Route path="settings/rules" element={<RulesPage />} />
            <Route path="*" element={<NotFound />} />
          </Route>
        </Routes>
      </SessionGate>
    </BrowserRouter>
  );
}
