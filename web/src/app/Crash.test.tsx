import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { CrashGuard } from "./Crash";

function Broken(): never {
  throw new Error("a page broke");
}

test("a broken page says that what was saved is safe, and how to go on", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  render(
    <CrashGuard>
      <Broken />
    </CrashGuard>,
  );
  expect(screen.getByRole("alert").textContent).toContain("已保存的内容都在服务器上");
  expect(screen.getByRole("button", { name: /再试一次/ })).toBeTruthy();
});
