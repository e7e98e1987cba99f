import "@patternfly/react-core/dist/styles/base.css";
import "@fontsource-variable/inter/index.css";
import "./styles.css";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter, RouterProvider } from "react-router";
import { Problem } from "./api/client";
import { routes } from "./App";

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // a session that has ended shows as the sign-in page, wherever it was noticed
    onError: (error, asked) => {
      if (error instanceof Problem && error.status === 401 && asked.queryKey[0] !== "me") void client.invalidateQueries({ queryKey: ["me"] });
    },
  }),
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
