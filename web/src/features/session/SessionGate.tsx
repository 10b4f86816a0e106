import { lazy, Suspense, type ReactNode } from "react";
import { Failure } from "@/ui/Notice";
import { FrameBones } from "@/app/FrameBones";
import { loadPageWords } from "@/i18n";
import { LoginPage } from "./LoginPage";
import { useSessionQuery } from "./session";

const MustEnrol = lazy(async () => {
  const [module] = await Promise.all([import("./MustEnrol"), loadPageWords()]);
  return { default: module.MustEnrol };
});

/** Shows the workbench to whom it belongs; the address stays, so that log-in returns to the same place. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSessionQuery();
  if (session.isPending) return <FrameBones />;
  if (session.data?.must_enrol) {
    return (
      <Suspense fallback={<FrameBones />}>
        <MustEnrol />
      </Suspense>
    );
  }
  if (session.data?.staff) return children;
  if (session.isError) return <Failure error={session.error} onRetry={() => void session.refetch()} />;
  return <LoginPage />;
}
