import * as data from "./data.mjs";

const people = {
  coordinator: { subject: "s-coordinator", name: "coordinator", roles: ["coordinator"], departments: [], sources: [] },
  owner: { subject: "s-owner", name: "owner.customer-service", roles: ["department-owner"], departments: ["customer-service"], sources: [] },
};
/** Who is signed in: BELLWETHER_AS of the process, changed by /sign-in?as= and /sign-out. */
let me = people[process.env.BELLWETHER_AS ?? "coordinator"];

const list = (items) => ({ items, next: null });
const problem = (status, code, detail, errors = []) => ({ status, problem: { type: `urn:bellwether:problem:${code}`, title: code, status, detail, errors } });

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  try { return JSON.parse(text); } catch { return text; }
}

export async function answer(request, response) {
  const url = new URL(request.url, "http://mock");
  if (url.pathname === "/sign-in") { me = people[url.searchParams.get("as") ?? "coordinator"]; response.writeHead(303, { Location: url.searchParams.get("to") ?? "/" }).end(); return; }
  if (url.pathname === "/sign-out") { me = null; response.writeHead(204).end(); return; }
  const body = request.method === "GET" ? null : await read(request);
  const outcome = me ? route(request.method, url.pathname.replace("/api/v1", ""), url.searchParams, body) : problem(401, "unauthorized", "You are not signed in.");
  await new Promise((done) => setTimeout(done, Number(process.env.BELLWETHER_DELAY ?? 40)));
  if (outcome?.problem) response.writeHead(outcome.status, { "Content-Type": "application/problem+json" }).end(JSON.stringify(outcome.problem));
  else response.writeHead(typeof outcome?.status === "number" ? outcome.status : 200, { "Content-Type": "application/json", ETag: '"1"' }).end(JSON.stringify((typeof outcome?.status === "number" ? outcome.body : outcome) ?? {}));
}

function route(method, path, query, body) {
  const [, kind, id, more] = path.split("/");
  if (path === "/me") return me;
  if (path === "/organisation") return { name: "Sample organisation", zone: "UTC" };
  if (kind === "departments") return list(data.departments);
  if (kind === "objective-types") return list(data.types);
  if (path === "/responsibilities/considered") return list(data.responsibilities.filter((one) => one.origin === "by-default" || one.reviewBy < data.date(data.now)).map((one) => ({ objectiveType: one.objectiveType, department: one.department, origin: one.origin, findings: one.origin === "by-default" ? ["only-default", "no-alternatives"] : ["review-overdue"], activity: { objectives: 1, kpis: 3, share: 0.2 }, sentence: one.origin === "by-default" ? "Leads only because it is the natural owner; nobody has weighed alternatives." : "The day of its review has passed." })));
  if (kind === "responsibilities") return method === "POST" ? { status: 201, body: { ...body, id: "r-new", origin: "decided" } } : list(data.responsibilities);
  if (kind === "scorecard") return data.scorecard;
  if (kind === "overview") return overview();
  if (path === "/objectives") {
    if (method === "POST") return body.title ? { status: 201, body: { ...body, id: "o-new", status: "draft", kpis: [], initiatives: [] } } : problem(422, "invalid", "The objective cannot be saved.", [{ pointer: "/title", code: "required", detail: "A title is needed." }]);
    return list(data.objectives.filter((one) => (!query.get("department") || one.department === query.get("department")) && (!query.get("status") || one.status === query.get("status"))));
  }
  if (path === "/objectives.yaml") return "department: customer-service\nobjectives: []\n";
  if (path === "/objectives/plan" || path === "/objectives/apply") return String(body).includes("tite:") ? problem(422, "invalid", "The file cannot be taken.", [{ pointer: "/objectives/0/tite", line: 4, code: "unknown-key", detail: "There is no key \"tite\" here; did you mean title?" }]) : { ...data.plan, applied: path.endsWith("apply") };
  if (path === "/objectives/migration") return { ...data.migration, preview: query.get("preview") === "true" };
  if (kind === "objectives" && more === "versions") return list(data.periods(data.objectives.find((one) => one.id === id)));
  if (kind === "objectives" && more === "comments") return list([{ text: "The chat on the site went live; expect fewer calls from next month on.", at: data.iso(data.now - 86_400_000 * 4), by: { name: "owner.customer-service" } }]);
  if (kind === "objectives" && more === "kpis" && method === "POST") return body.template && Object.keys(body.answers ?? {}).length < 2 ? problem(422, "open-questions", "Two questions of this template are open.", ["baseline", "by"].map((key) => ({ pointer: `/answers/${key}`, code: "open", detail: "This must be answered: it changes the figure." }))) : { status: 201, body: { ...body, id: "k-calls" } };
  if (kind === "objectives") return data.objectives.find((one) => one.id === id) ?? problem(404, "not-found", "There is no such objective.");
  if (path === "/kpis/preview") {
    return String(body.measure).includes("hirez") ? problem(422, "invalid", "The KPI cannot be computed.", [{ pointer: "/measure", code: "unknown-metric", detail: "There is no metric “hirez”; the nearest is “hires” (column 5)." }])
      : { standing: data.kpis.find((one) => one.measure === body.measure)?.standing ?? data.kpis[0].standing, canonical: body.measure, duplicates: [{ kpi: "k-hires", department: "human-resources", kind: "identical-kpi", sentence: "Human resources already states the same figure as “Hires through social media”, wanting at least 10 by the end." }] };
  }
  if (kind === "kpis") {
    const kpi = data.kpis.find((one) => one.id === id);
    if (!kpi) return problem(404, "not-found", "There is no such KPI.");
    if (more === "standing") return kpi.standing;
    if (more === "assessment-rounds") return kpi.target.kind === "rubric" ? list(data.rounds(kpi)) : problem(404, "not-found", "Nobody assesses this KPI.");
    if (more === "history") return data.history(kpi);
    if (more === "versions") return list([
      { version: 1, effectiveFrom: null, savedAt: data.iso(data.now - 200 * 86_400_000), savedBy: "owner.customer-service", reason: null, definition: { ...kpi, target: { ...kpi.target, ...(kpi.target.by ? { by: kpi.target.by * 0.75 } : {}) } } },
      { version: 2, effectiveFrom: data.date(data.now - 20 * 86_400_000), savedAt: data.iso(data.now - 20 * 86_400_000), savedBy: "owner.customer-service", reason: "The new chat makes more possible.", definition: kpi }]);
    if (more === "explanation") return { text: `The measure ${kpi.measure} over the last 28 days is ${kpi.standing.value}.\nBaseline: the year before, ${kpi.standing.baseline}.\nRule that fired: ${kpi.standing.rule}.`, formula: kpi.measure, withValues: `${kpi.standing.value}`, selections: [{ selection: kpi.measure, metric: "support.calls", value: kpi.standing.value, count: 5760, series: 4, sources: ["demo-feed"], newest: kpi.standing.newest }], standing: kpi.standing };
    return kpi;
  }
  if (kind === "templates") return list(data.templates);
  if (kind === "overlaps" && more === "decisions") return { status: query.get("dryRun") ? 200 : 201, body: { ...(query.get("dryRun") ? {} : { id: "d-new" }), overlap: id, effect: body.effect, reason: body.reason, state: "pending", effects: [{ subject: "kpis/k-share", before: { name: "Share of hires through social media", measure: "sum(hires{via=\"social\"}) / sum(hires)", shared: null, version: 1 }, after: { name: "Share of hires through social media", measure: "sum(hires{via=\"social\"})", shared: { kpi: "k-hires", name: "Hires through social media", department: "human-resources", version: 1, factor: null, ownTarget: true }, version: 2 }, sentence: "“Share of hires through social media” of Marketing & sales will refer to version 1 of “Hires through social media”, keeping its own target." }] } };
  if (kind === "initiatives") return method === "GET" ? data.objectives.flatMap((one) => one.initiatives).find((one) => one.id === id) : { ...body, id };
  if (kind === "assessment-rounds") return { status: 201, body: {} };
  if (kind === "overlaps" && more === "comments") return { status: 201, body: {} };
  if (kind === "overlaps" && id) return data.overlaps.find((one) => one.id === id) ?? problem(404, "not-found", "There is no such overlap.");
  if (kind === "overlaps") return list(data.overlaps.filter((one) => !query.get("status") || one.status === query.get("status")));
  if (kind === "decisions") return list(data.decisions.filter((one) => !query.get("overlap") || one.overlap === query.get("overlap")));
  if (kind === "metrics" && id) return method === "GET" ? (data.metrics.find((one) => one.key === id) ?? problem(404, "not-found", "There is no such metric.")) : body;
  if (kind === "metrics") return list(data.metrics);
  if (kind === "sources") return list(data.sources);
  if (kind === "import-profiles") return list(data.profiles);
  if (kind === "imports") {
    if (more === "refused") return list(data.refusedRows);
    if (method === "POST" && query.get("preview")) return { status: 200, body: data.importPreview };
    return method === "POST" ? { status: 201, body: data.importJob } : id ? data.importJob : list([data.importJob]);
  }
  if (kind === "aggregates") return { knownAt: data.iso(data.now), results: body.queries.map((one) => String(one.measure).includes("hirez") ? null : ({ id: one.id, value: 123, measurements: 900, newest: data.iso(data.now), points: data.history(data.kpis[0]).points, groups: ["x", "linkedin", "facebook"].map((channel, i) => ({ key: { channel }, value: 40 + i * 20 })) })) };
  if (kind === "watches") return list(data.watches);
  if (kind === "incidents") return method === "GET" ? list(data.incidents) : {};
  if (kind === "journal" && path.endsWith("/verify")) return id === "verify" ? { valid: true, services: ["objectives", "governance", "measurements"].map((service) => ({ service, valid: true, entries: 26 })) } : { service: id, valid: true, entries: data.journal[id].length };
  if (kind === "journal") return list(data.journal[id].filter((one) => one.position > Number(query.get("after") ?? 0) && (!query.get("subject") || one.subject === query.get("subject"))));
  return problem(404, "not-found", "There is no such page.");
}

/** Composed of what the other paths answer, as the service composes it. */
function overview() {
  const card = new Map(data.scorecard.departments.map((one) => [one.department, one]));
  const live = data.overlaps.filter((one) => one.status === "open" || one.status === "under-review");
  const lead = (type) => data.responsibilities.find((one) => one.objectiveType === type) ?? { objectiveType: type, department: type, origin: "by-default" };
  const cells = data.departments.flatMap((department) => data.types.map((type) => {
    const objectives = (card.get(department.key)?.objectives ?? []).filter((one) => one.type === type.key);
    const leads = lead(type.key).department === department.key ? lead(type.key).origin : null;
    return { department: department.key, objectiveType: type.key, leads, channels: [], contributes: (lead(type.key).contributors ?? []).includes(department.key), outsideResponsibility: objectives.length > 0 && !leads, objectives: objectives.map((one) => one.id), status: objectives[0]?.standing?.worst ?? null, overlaps: objectives.length > 0 ? live.filter((one) => one.parties.some((party) => party.department === department.key)).length : 0 };
  })).filter((one) => one.leads || one.contributes || one.objectives.length > 0);
  return {
    asOf: data.iso(data.now), notes: [], organisation: data.scorecard.organisation, cells,
    departments: data.departments.map((one) => ({ key: one.key, name: one.name, closed: false, standing: card.get(one.key) ?? null })),
    types: data.types.map((one) => ({ key: one.key, name: one.name, responsibility: lead(one.key) })),
    needsDecision: { counts: { open: live.length }, overlaps: live, consents: [] },
    changes: ["objectives", "governance"].flatMap((service) => data.journal[service].map((one) => ({ service, position: one.position, at: one.at, by: one.by?.name ?? null, event: one.event, subject: one.subject, name: one.after?.name ?? one.after?.title ?? null, department: null, reason: one.reason ?? null }))).sort((a, b) => b.at.localeCompare(a.at)),
    reviews: [], staleFeeds: [], staleKpis: [],
    unconsidered: data.responsibilities.filter((one) => one.origin === "by-default").map((one) => ({ objectiveType: one.objectiveType, findings: ["only-by-default"], sentence: "" })),
  };
}
