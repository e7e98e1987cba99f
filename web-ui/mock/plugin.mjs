import { answer } from "./answer.mjs";

/** Answers the API in the development server from made-up data. */
export default function mock() {
  return {
    name: "bellwether-mock",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url.startsWith("/api/") || request.url.startsWith("/sign-")) answer(request, response);
        else next();
      });
    },
  };
}
