import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "@/ui/Notice";

type State = { error: unknown };

/** Catches a page that broke, or whose code is gone because a newer Heqi was installed meanwhile: loading again mends both. */
export class CrashGuard extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Crash error={this.state.error} />;
  }
}

function Crash({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return <Failure error={error} kept={t("failure.crash")} onRetry={() => window.location.reload()} />;
}
