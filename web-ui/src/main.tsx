import "@patternfly/react-core/dist/styles/base.css";
import "@fontsource-variable/inter/index.css";
import "./styles.css";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter, RouterProvider } from "react-router";
import { Problem } from "./api/client";
import { routes } from "./App";

/** A session that has ended is noticed by asking again who is signed in, wherever it showed first. */
function ended(error: unknown) {
  if (error instanceof Problem && error.status === 401) void client.invalidateQueries({ queryKey: ["me"] });
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, asked) => asked.queryKey[0] !== "me" && ended(error) }),
  mutationCache: new MutationCache({ onError: ended }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < 2 && error instanceof Problem && (error.status === 0 || error.status >= 502),
    },
  },
});

createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={createBrowserRouter(routes)} />
    </QueryClientProvider>
  </StrictMode>,
);
