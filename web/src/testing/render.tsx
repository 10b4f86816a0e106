import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import { render } from "@testing-library/react";
import type { ReactElement } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { makeQueryClient } from "@/app/queryClient";
import { XIAOLIN } from "./cast";

/** Draws a page as 小林, an agent of 果然鲜 with a limit of ¥50. */
export function renderPage(page: ReactElement, { path = "/", at = path }: { path?: string; at?: string } = {}): { client: QueryClient; router: ReturnType<typeof createMemoryRouter> } {
  const client = makeQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  client.setQueryData(["session"], {
    staff: { ...XIAOLIN, username: "xiaolin" },
    shops: [{ id: 1, name: "果然鲜", platform: "pinduoduo", role: "agent", money_limit_fen: 5000 }],
    must_enrol: false, version: "0.1.0",
  });
  const router = createMemoryRouter([{ path, element: page }, { path: "*", element: <p>elsewhere</p> }], { initialEntries: [at] });
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>,
  );
  return { client, router };
}
