import { QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMode } from "@/ui/mode";
import { themeOf } from "@/ui/theme";
import { Toasts } from "@/ui/Toasts";
import { CrashGuard } from "./Crash";
import { makeQueryClient } from "./queryClient";
import { Pages } from "./routes";

/** Everything that surrounds the pages: theme, languages of the components, the query cache, the routes. */
export function App() {
  const [client] = useState(makeQueryClient);
  const mode = useMode();
  return (
    <ConfigProvider theme={themeOf(mode)} locale={useAntLocale()} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={client}>
        <CrashGuard>
          <Pages />
        </CrashGuard>
        <Toasts />
      </QueryClientProvider>
    </ConfigProvider>
  );
}

function useAntLocale() {
  const { i18n } = useTranslation();
  const [locale, setLocale] = useState(zhCN);
  useEffect(() => {
    let wanted = true;
    const load = i18n.language === "en" ? import("antd/locale/en_US").then((file) => file.default) : Promise.resolve(zhCN);
    void load.then((loaded) => wanted && setLocale(loaded));
    return () => {
      wanted = false;
    };
  }, [i18n.language]);
  return locale;
}
