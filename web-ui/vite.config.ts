import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** `BELLWETHER_URL` forwards the API of the development server to a running stack; without it a mock answers. */
export default defineConfig(async ({ command, mode }) => {
  const real = process.env.BELLWETHER_URL;
  const mocked = command === "serve" && mode !== "test" && !real;
  const mock = mocked ? [(await import("./mock/plugin.mjs")).default()] : [];
  return {
    plugins: [react(), ...mock],
    build: {
      outDir: process.env.BELLWETHER_UI_OUT ?? "target/classes/META-INF/resources",
      emptyOutDir: true,
      // the content security policy allows no data: address, so nothing is put inline
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // ECharts is one piece of 600 kB, loaded only by the pages that draw
      chunkSizeWarningLimit: 900,
    },
    server: real
      ? { proxy: Object.fromEntries(["/api", "/sign-in", "/sign-out"].map((path) => [path, { target: real }])) }
      : {},
    test: { environment: "node", include: ["src/**/*.test.ts"] },
  };
});
