import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { AMIN } from "@/testing/cast";
import { renderPage } from "@/testing/render";
import { serve } from "@/testing/server";
import { talkRow } from "@/testing/talks";
import { Toasts } from "@/ui/Toasts";
import { HandOverPage } from "./HandOverPage";

const NOTHING = { talks: [], unsent: [], promises: [], cases: [] };

test("W9 who goes home hands the talks over with a word, and is told how many went to whom", async () => {
  let left: object = { ...NOTHING, talks: [talkRow({ id: 1, buyer: "山***风" }), talkRow({ id: 2, buyer: "爱***子" })] };
  const log = serve({
    "GET /api/handover": () => ({ body: left }),
    "GET /api/cases/owners": () => ({ body: [AMIN] }),
    "POST /api/handover": () => {
      left = NOTHING;
      return { body: { talks: 2 } };
    },
  });
  const user = userEvent.setup({ delay: null });
  renderPage(
    <>
      <HandOverPage />
      <Toasts />
    </>,
    { path: "/handover" },
  );
  await user.type(await screen.findByLabelText("交接说明（必填）"), "坏果照片已收，今晚赔");
  await user.click(screen.getByRole("button", { name: "交接 2 个会话" }));
  expect(await screen.findByText(/^已把 2 个会话交给任何空闲的同事$/)).toBeTruthy();
  expect(await screen.findByText("没有要交接的")).toBeTruthy();
  expect(log.find((each) => each.method === "POST")?.body).toEqual({ talk_ids: [1, 2], to: null, note: "坏果照片已收，今晚赔" });
});
