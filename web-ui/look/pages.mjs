/** Every page with an example of what it shows, found through the API; a page whose example is not there is left out. */
export async function PAGES(read) {
  const items = async (path) => ((await read(path)).items ?? []);
  const me = await read("/me");
  const objectives = await items("/objectives?limit=200");
  const overlaps = await items("/overlaps?limit=200");
  const kpis = objectives.flatMap((one) => (one.kpis ?? []).map((kpi) => ({ ...kpi, objective: one })));
  const own = me.departments?.[0];
  const mine = objectives.find((one) => own && one.department === own && one.status !== "closed") ?? objectives.find((one) => one.status === "active");
  const ofKind = (kind) => kpis.find((one) => one.target.kind === kind)?.id;
  const page = (prefix, id, suffix = "") => (id ? prefix + id + suffix : null);
  return {
    overview: "/overview",
    department: `/departments/${own ?? "customer-service"}`,
    marketing: "/departments/marketing-sales",
    organisation: "/departments/organisation",
    objectives: "/objectives",
    objective: page("/objectives/", mine?.id),
    draft: page("/objectives/", objectives.find((one) => one.status === "draft")?.id),
    initiatives: page("/objectives/", objectives.find((one) => (one.initiatives ?? []).length > 0)?.id),
    newobjective: "/objectives/new", file: "/objectives/file", migration: "/objectives/migration",
    newkpi: page("/objectives/", mine?.id, "/new-kpi"),
    newkpimetric: page("/objectives/", mine?.id, `/new-kpi?from=metric:${(await items("/metrics"))[0]?.key}`),
    template: page("/objectives/", mine?.id, `/new-kpi?from=${(await items("/templates"))[0]?.key ?? "none"}`),
    people: page("/objectives/", mine?.id, "/new-kpi?from=people"),
    total: page("/kpis/", ofKind("total")), limit: page("/kpis/", ofKind("limit")), level: page("/kpis/", ofKind("level")),
    change: page("/kpis/", ofKind("change"), "?why=yes"), every: page("/kpis/", ofKind("every")), band: page("/kpis/", ofKind("band")),
    rubric: page("/kpis/", ofKind("rubric")), response: page("/kpis/", ofKind("response")),
    overlaps: "/overlaps",
    shared: page("/overlaps/", overlaps.find((one) => !["competing-initiatives", "outside-responsibility"].includes(one.kind))?.id),
    competing: page("/overlaps/", overlaps.find((one) => one.kind === "competing-initiatives")?.id),
    outside: page("/overlaps/", overlaps.find((one) => one.kind === "outside-responsibility")?.id),
    decisions: "/overlaps?tab=decisions",
    responsibilities: "/responsibilities", decide: "/responsibilities?decide=yes",
    metrics: "/metrics", define: "/metrics?define=yes", changemetric: "/metrics?change=followers", explore: "/metrics?tab=explore", import: "/metrics?tab=import",
    incidents: "/incidents", journal: "/journal",
    administration: "/administration", types: "/administration?tab=types", sources: "/administration?tab=sources", webhooks: "/administration?tab=webhooks&add=yes", nowhere: "/nowhere",
  };
}
