/** Where each page lives. A page's code is fetched when it is first opened; the frame stands meanwhile. */

import { lazy, Suspense, type ComponentType } from "react";
import { BrowserRouter, Navigate, Route, Routes } from "react-router";
import { loadPageWords } from "@/i18n";
import { useSession } from "@/features/session/session";
import { SessionGate } from "@/features/session/SessionGate";
import { Frame } from "./Frame";
import { FrameBones } from "./FrameBones";
import { NotFound } from "./NotFound";

const CaseListPage = lazy(async () => ({ default: (await import("@/features/cases/list/CaseListPage")).CaseListPage }));
const CasePage = lazy(page(() => import("@/features/cases/page/CasePage"), "CasePage"));
const ReceptionPage = lazy(page(() => import("@/features/reception/ReceptionPage"), "ReceptionPage"));
const CompanionPage = lazy(page(() => import("@/features/companion/CompanionPage"), "CompanionPage"));
const FloorPage = lazy(page(() => import("@/features/desk/FloorPage"), "FloorPage"));
const HandOverPage = lazy(page(() => import("@/features/desk/HandOverPage"), "HandOverPage"));
const DeskSettingsPage = lazy(page(() => import("@/features/desk/DeskSettingsPage"), "DeskSettingsPage"));
const WorkOrderListPage = lazy(page(() => import("@/features/workorders/WorkOrderListPage"), "WorkOrderListPage"));
const LinkPage = lazy(page(() => import("@/features/workorders/link/LinkPage"), "LinkPage"));
const ImportPage = lazy(page(() => import("@/features/imports/ImportPage"), "ImportPage"));

const AuditPage = lazy(page(() => import("@/features/audit/AuditPage"), "AuditPage"));
const PracticePage = lazy(page(() => import("@/features/practice/PracticePage"), "PracticePage"));
const ExercisePage = lazy(page(() => import("@/features/practice/ExercisePage"), "ExercisePage"));
const JoinPage = lazy(page(() => import("@/features/session/JoinPage"), "JoinPage"));
const IncidentListPage = lazy(page(() => import("@/features/incidents/IncidentListPage"), "IncidentListPage"));
const IncidentPage = lazy(page(() => import("@/features/incidents/IncidentPage"), "IncidentPage"));
const NewIncidentPage = lazy(page(() => import("@/features/incidents/form/NewIncidentPage"), "NewIncidentPage"));
const InvoicesPage = lazy(page(() => import("@/features/invoices/InvoicesPage"), "InvoicesPage"));
const OrderPage = lazy(page(() => import("@/features/orders/OrderPage"), "OrderPage"));
const ReturnsPage = lazy(page(() => import("@/features/returns/ReturnsPage"), "ReturnsPage"));
const SecurityPage = lazy(page(() => import("@/features/security/SecurityPage"), "SecurityPage"));
const SettingsFrame = lazy(page(() => import("./SettingsFrame"), "SettingsFrame"));
const StaffPage = lazy(page(() => import("@/features/staff/StaffPage"), "StaffPage"));
const SubAccountsPage = lazy(page(() => import("@/features/staff/SubAccountsPage"), "SubAccountsPage"));
const LanguagePage = lazy(page(() => import("@/features/language/LanguagePage"), "LanguagePage"));
const ConnectionsPage = lazy(page(() => import("@/features/connections/ConnectionsPage"), "ConnectionsPage"));
const NoticesPage = lazy(page(() => import("@/features/notices/NoticesPage"), "NoticesPage"));
const CouriersPage = lazy(page(() => import("@/features/couriers/CouriersPage"), "CouriersPage"));
const StopsPage = lazy(page(() => import("@/features/stops/StopsPage"), "StopsPage"));
const StuckPage = lazy(page(() => import("@/features/connections/StuckPage"), "StuckPage"));
const BacktestPage = lazy(page(() => import("@/features/backtest/BacktestPage"), "BacktestPage"));
const AutomationPage = lazy(page(() => import("@/features/automation/AutomationPage"), "AutomationPage"));
const MoneyPage = lazy(page(() => import("@/features/money/MoneyPage"), "MoneyPage"));
const PointsPage = lazy(page(() => import("@/features/points/PointsPage"), "PointsPage"));
const PhrasesPage = lazy(page(() => import("@/features/phrases/PhrasesPage"), "PhrasesPage"));
const ScriptsPage = lazy(page(() => import("@/features/scripts/ScriptsPage"), "ScriptsPage"));
const RulesPage = lazy(page(() => import("@/features/rules/RulesPage"), "RulesPage"));

/** A page comes with its words; those of the list and the log-in are there from the start. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return async () => {
    const [module] = await Promise.all([load(), loadPageWords()]);
    return { default: module[name] };
  };
}

/** An agent's day is spent in reception; whoever also decides or counts begins with the cases. */
function FirstPage() {
  const { shops } = useSession();
  const serves = shops.length > 0 && shops.every((shop) => shop.role === "agent");
  return <Navigate to={serves ? "/reception" : "/cases"} replace />;
}

export function Pages() {
  return (
    <BrowserRouter>
      <Routes>
        <Route
          path="join"
          element={
            <Suspense fallback={<FrameBones />}>
              <JoinPage />
            </Suspense>
          }
        />
        <Route
          path="w/:token"
          element={
            <Suspense fallback={null}>
              <LinkPage />
            </Suspense>
          }
        />
        <Route
          path="companion/:talkId?"
          element={
            <SessionGate>
              <Suspense fallback={null}>
                <CompanionPage />
              </Suspense>
            </SessionGate>
          }
        />
        <Route
          element={
            <SessionGate>
              <Frame />
            </SessionGate>
          }
        >
          <Route index element={<FirstPage />} />
          <Route path="reception/:talkId?" element={<ReceptionPage />} />
          <Route path="cases" element={<CaseListPage />} />
          <Route path="cases/:caseId" element={<CasePage />} />
          <Route path="floor" element={<FloorPage />} />
          <Route path="handover" element={<HandOverPage />} />
          <Route path="work-orders" element={<WorkOrderListPage />} />
          <Route path="stops" element={<StopsPage />} />
          <Route path="returns" element={<ReturnsPage />} />
          <Route path="orders/:shopId/:orderNo" element={<OrderPage />} />
          <Route path="invoices" element={<InvoicesPage />} />
          <Route path="incidents" element={<IncidentListPage />} />
          <Route path="incidents/new" element={<NewIncidentPage />} />
          <Route path="incidents/:incidentId" element={<IncidentPage />} />
          <Route path="practice" element={<PracticePage />} />
          <Route path="practice/:exerciseId" element={<ExercisePage />} />
          <Route path="imports" element={<ImportPage />} />
          <Route path="settings" element={<SettingsFrame />}>
            <Route index element={<Navigate to="/settings/rules" replace />} />
            <Route path="rules" element={<RulesPage />} />
            <Route path="language" element={<LanguagePage />} />
            <Route path="desk" element={<DeskSettingsPage />} />
            <Route path="phrases" element={<PhrasesPage />} />
            <Route path="scripts" element={<ScriptsPage />} />
            <Route path="points" element={<PointsPage />} />
            <Route path="money" element={<MoneyPage />} />
            <Route path="automation" element={<AutomationPage />} />
            <Route path="backtest" element={<BacktestPage />} />
            <Route path="connections" element={<ConnectionsPage />} />
            <Route path="couriers" element={<CouriersPage />} />
            <Route path="notices" element={<NoticesPage />} />
            <Route path="stuck" element={<StuckPage />} />
            <Route path="staff" element={<StaffPage />} />
            <Route path="sub-accounts" element={<SubAccountsPage />} />
            <Route path="audit" element={<AuditPage />} />
            <Route path="security" element={<SecurityPage />} />
          </Route>
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}
