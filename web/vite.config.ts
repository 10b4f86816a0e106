import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** In development the API of a running `heqi serve` is used; HEQI_API names another address. */
const api = process.env["HEQI_API"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "../src/heqi/web/dist",
    emptyOutDir: true,
    manifest: "assets/manifest.json",
    // The content security policy allows no inline script, so nothing may be written into index.html.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  // The Host stays ours, or the CSRF check would take the page for a stranger.
  server: { proxy: { "/api": { target: api, changeOrigin: false } } },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
    unstubGlobals: true,
    // Drawing a whole page in jsdom takes a second on a busy machine of two cores.
    testTimeout: 20_000,
  },
});
