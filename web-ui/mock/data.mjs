/** The sample organisation as the API would answer it, made up so that every state of the pages can be seen. */

const DAY = 86_400_000;
export const now = Date.now();
export const iso = (time) => new Date(time).toISOString();
export const date = (time) => iso(time).slice(0, 10);
const today = Math.floor(now / DAY) * DAY;
const start = today - 240 * DAY;
const end = today + 124 * DAY;
export const period = { start: date(start), end: date(end) };
const before = { from: date(start - 365 * DAY), to: date(start - DAY) };
const elapsed = (now - start) / (end + DAY - start);

export const departments = [
  { key: "organisation", name: "Whole organisation", parent: null },
  { key: "customer-service", name: "Customer service", parent: "organisation" },
  { key: "public-relations", name: "Public relations", parent: "organisation" },
  { key: "research-development", name: "Research & development", parent: "organisation" },
  { key: "human-resources", name: "Human resources", parent: "organisation" },
  { key: "marketing-sales", name: "Marketing & sales", parent: "organisation" },
];
export const types = departments.slice(1).map(({ key, name }) => ({ key, name, naturalOwner: key, policy: key === "human-resources" ? "consent" : "advise" }));
export const responsibilities = types.map(({ key }) => key === "public-relations"
  ? { id: "r-pr", objectiveType: key, department: key, contributors: ["marketing-sales"], channels: [], from: period.start, until: null, origin: "decided",
      rationale: "The reputation of the brand is guarded by those who speak for it every day; campaigns contribute, but do not lead.",
      alternatives: [
        { department: "marketing-sales", whyNot: "Campaign goals and the calm that a crisis needs pull in different directions." },
        { department: "customer-service", whyNot: "It hears complaints first, but has no mandate towards the press." }],
      decidedBy: "coordinator", reviewBy: date(today - 3 * DAY) }
  : { id: `r-${key}`, objectiveType: key, department: key, contributors: [], channels: [], from: null, until: null, origin: "by-default", rationale: null, alternatives: [], decidedBy: null, reviewBy: null });

const standing = (status, rule, over) => ({
  status, rule, reason: null, value: null, baseline: null, target: null, progress: null, bar: null, contribution: null, expected: null, pace: null, attained: "open",
  provisional: false, newest: iso(now - 5 * 3_600_000), measurements: 1200, per: null, decidedOn: null, targetVersion: 1, asOf: iso(now), knownAt: iso(now), evaluatedAt: iso(now), ...over });
const window28 = { over: "P28D", baseline: before };

const raw = [
  ["o-cs", "Serve customers where they are, online", "customer-service", "customer-service", [
    ["k-calls", "Calls to the call centre", "sum(support.calls)", "calls", { kind: "change", by: -20, unit: "percent", ...window28 }, 2,
      standing("on-track", "pace", { value: 402.1, baseline: 480.3, target: 384.24, progress: 0.814, bar: 0.814, contribution: 0.814, expected: elapsed, pace: 0.814 / elapsed, per: "day", measurements: 5760 })],
    ["k-csat", "Customer satisfaction", "mean(csat)", "points", { kind: "change", by: 0.2, unit: "points", ...window28 }, 1,
      standing("at-risk", "pace", { value: 4.19, baseline: 4.08, target: 4.28, progress: 0.55, bar: 0.55, contribution: 0.55, expected: elapsed, pace: 0.55 / elapsed, measurements: 8341 })],
    ["k-pos", "Positive utterances about the brand", "sum(mentions{sentiment=\"positive\"}) / sum(mentions)", "share", { kind: "change", by: 15, unit: "percent", ...window28 }, 1,
      standing("on-track", "pace", { value: 0.4412, baseline: 0.392, target: 0.4508, progress: 0.837, bar: 0.837, contribution: 0.837, expected: elapsed, pace: 1.2, provisional: true, measurements: 35200 })],
    ["k-reply", "Nine of ten first replies within four hours", "p90(reply.time)", "seconds", { kind: "level", atMost: 14400, over: "P28D" }, 1,
      standing("off-track", "does-not-hold", { value: 22140, target: 14400, bar: 0.65, contribution: 0.65, pace: 0.65, measurements: 4210 })],
  ]],
  ["o-pr", "Monitor and improve our reputation online", "public-relations", "public-relations", [
    ["k-net", "Net sentiment", "(sum(mentions{sentiment=\"positive\"}) - sum(mentions{sentiment=\"negative\"})) / sum(mentions)", "net share", { kind: "change", by: 0.2, unit: "points", ...window28 }, 1,
      standing("off-track", "pace", { value: 0.152, baseline: 0.113, target: 0.313, progress: 0.195, bar: 0.195, contribution: 0.195, expected: elapsed, pace: 0.195 / elapsed, measurements: 35200 })],
    ["k-crisis", "A next crisis is nipped in the bud", "sum(mentions{sentiment=\"negative\"})", "crises", { kind: "response", watch: "reputation-crisis", within: "PT4H", needed: 1 }, 1,
      standing("not-applicable", "no-event", { reason: "no-event", attained: null, measurements: 0 })],
    ["k-eng", "Engagement rate", "sum(interactions) / sum(reach)", "share", { kind: "band", every: "month", min: 0.02, max: 0.09, needed: 0.8 }, 1,
      standing("on-track", "pace", { value: 0.0541, progress: 1, bar: 1, contribution: 1, expected: 0.8, pace: 1.25, measurements: 9120,
        periods: [0.051, 0.048, 0.06, 0.097, 0.055, 0.049, 0.0541].map((value, i) => ({ from: date(start + i * 30.4 * DAY), to: date(start + (i + 1) * 30.4 * DAY), value, held: value <= 0.09 })) })],
    ["k-tone", "Tone of voice", null, "level", { kind: "rubric", atLeast: 3, assessors: ["owner.public-relations", "owner.customer-service", "coordinator"], validFor: "P90D",
      levels: ["Absent", "Uneven", "Recognisable", "Ours", "Admired"].map((label, score) => ({ score, label, anchor: "…" })) }, 1,
      standing("no-data", "no-valid-assessment", { reason: "no-valid-assessment", attained: null, newest: null, measurements: 0 })],
  ]],
  ["o-rd", "Products reach the market faster and meet a need", "research-development", "research-development", [
    ["k-launch", "Launches prompted by social signals", "count(launches{prompted=\"social\"})", "launches", { kind: "total", atLeast: 3 }, 1,
      standing("met", "target-reached", { value: 3, target: 3, progress: 1, bar: 1, contribution: 1, expected: elapsed, pace: 1 / elapsed, attained: "yes", decidedOn: date(today - 33 * DAY), measurements: 3 })],
    ["k-dev", "Development time", "mean(development.time)", "seconds", { kind: "change", by: -20, unit: "percent", over: "period", baseline: before }, 1,
      standing("not-computable", "too-few", { reason: "too-few", attained: null, measurements: 2 })],
  ]],
  ["o-hr", "Enough qualified people come in", "human-resources", "human-resources", [
    ["k-hires", "Hires through social media", "sum(hires{via=\"social\"})", "hires", { kind: "total", atLeast: 10 }, 1,
      standing("on-track", "pace", { value: 7, target: 10, progress: 0.7, bar: 0.7, contribution: 0.7, expected: elapsed, pace: 0.7 / elapsed, measurements: 7,
        outlook: { value: 10.6, low: 7, high: 14, probability: 0.63, observations: 7, method: "gamma-Poisson" } })],
  ]],
  ["o-ms", "Leads and sales through social media", "marketing-sales", "marketing-sales", [
    ["k-leads", "Extra leads a month through social media", "sum(leads{via=\"social\"})", "leads", { kind: "every", every: "month", extra: 30, needed: 0.8, baseline: before }, 2,
      standing("at-risk", "pace", { value: 109, baseline: 74, target: 104, progress: 5 / 12, bar: 5 / 12, contribution: 5 / 12, expected: 0.8, pace: 0.89, measurements: 1890,
        periods: [101, 98, 107, 110, 96, 113, 109].map((value, i) => ({ from: date(start + i * 30.4 * DAY), to: date(start + (i + 1) * 30.4 * DAY), value, held: value >= 104 })) })],
    ["k-spend", "Budget for social media", "sum(spend)", "EUR", { kind: "limit", atMost: 60000 }, 1,
      standing("on-track", "burn", { value: 37210, target: 60000, progress: 0.38, bar: 0.38, contribution: 1, expected: 1 - elapsed, pace: 0.62 / elapsed, measurements: 720 })],
    ["k-roi", "Return on what we spend", "(sum(revenue{via=\"social\"}) - sum(spend)) / sum(spend)", "ratio", { kind: "level", atLeast: 1.5, over: "P84D" }, 1,
      standing("stale", "newest-too-old", { value: 1.71, target: 1.5, bar: 1, contribution: 1, newest: iso(now - 9 * DAY), measurements: 240 })],
  ]],
  ["o-rec", "Recruit through our campaigns", "human-resources", "marketing-sales", [
    ["k-share", "Share of hires through social media", "sum(hires{via=\"social\"}) / sum(hires)", "share", { kind: "level", atLeast: 0.2, over: "period" }, 1,
      standing("on-track", "holds", { value: 0.241, target: 0.2, bar: 1, contribution: 1, pace: 1.2, measurements: 29 })],
  ]],
  ["o-suc", "Launches that succeed in the market", "research-development", "marketing-sales", [
    ["k-succ", "Share of successful launches", "count(launches{outcome=\"success\"}) / count(launches)", "share", { kind: "change", by: 0.1, unit: "points", over: "period", baseline: before }, 1,
      standing("too-early", "no-judged-period", { value: 0.5, baseline: 0.5, target: 0.6, progress: 0, bar: 0, contribution: 0, expected: 1, pace: 0, measurements: 4 })],
  ]],
];
const order = ["missed", "off-track", "stale", "no-data", "not-computable", "at-risk", "too-early", "on-track", "met", "not-started", "not-applicable"];
const uncovered = ["not-computable", "no-data", "stale", "not-applicable", "not-started"];
const roll = (kpis) => {
  const counted = kpis.filter((kpi) => !["not-applicable", "not-started"].includes(kpi.standing.status));
  const covered = kpis.filter((kpi) => !uncovered.includes(kpi.standing.status));
  const weight = (list) => list.reduce((sum, kpi) => sum + kpi.weight, 0);
  const share = counted.length ? weight(covered) / weight(counted) : 0;
  const worst = (list) => order.find((status) => list.some((kpi) => kpi.standing.status === status)) ?? null;
  return {
    status: share < 0.5 ? "not-computable" : worst(covered), worst: worst(kpis),
    progress: covered.length ? covered.reduce((sum, kpi) => sum + kpi.weight * (kpi.standing.contribution ?? 0), 0) / weight(covered) : null,
    coverage: { kpis: covered.length, of: counted.length, weight: share },
  };
};
export const kpis = [];
export const objectives = raw.map(([id, title, type, department, list]) => {
  const own = list.map(([kpi, name, measure, unit, target, weight, state]) => ({
    id: kpi, name, measure, unit, weight, target, missing: "unknown", thresholds: { onTrack: 0.9, atRisk: 0.7 }, objective: id, department, version: 1, canonical: measure, standing: state }));
  kpis.push(...own);
  return { id, title, description: "Sample objective with simulated measurements.", type, department, parent: null, weight: 1, deputy: null, period, status: "active",
    outsideResponsibility: type !== department, kpis: own, initiatives: [], standing: roll(own) };
});
const find = (id) => objectives.find((one) => one.id === id);
find("o-hr").initiatives.push({ id: "i-day", title: "A day with us, careers stories on LinkedIn", channels: ["linkedin"], audiences: ["graduates"], campaigns: ["careers-stories"], period: { start: date(start + 20 * DAY), end: date(end - 40 * DAY) }, status: "active" });
find("o-ms").initiatives.push({ id: "i-lead", title: "Thought leaders on LinkedIn", channels: ["linkedin", "x"], audiences: ["graduates", "decision-makers"], campaigns: ["thought-leaders"], period: { start: date(start), end: date(end) }, status: "active" });
objectives.push({ ...find("o-cs"), id: "o-draft", title: "Answer in the language of the customer", status: "draft", kpis: [], initiatives: [], standing: null, outsideResponsibility: false });

export const scorecard = {
  organisation: roll(kpis),
  departments: departments.slice(1).map(({ key }) => {
    const own = objectives.filter((one) => one.department === key && one.status === "active");
    return { department: key, ...roll(own.flatMap((one) => one.kpis)), objectives: own.map((one) => ({ id: one.id, title: one.title, type: one.type, period, status: one.status, standing: one.standing, kpis: one.kpis.map(({ id, name, standing: state }) => ({ id, name, standing: state })) })) };
  }),
};
const party = (objective, kpi, initiative) => ({ department: find(objective).department, objective, ...(kpi ? { kpi } : {}), ...(initiative ? { initiative } : {}) });
export const overlaps = [
  { id: "v1", kind: "shared-input", severity: "medium", status: "open", contradictory: false, parties: [party("o-cs", "k-pos"), party("o-pr", "k-net")],
    evidence: [{ kind: "selections", left: "sum(mentions{sentiment=\"positive\"})", right: "sum(mentions{sentiment=\"positive\"})", share: 1, sentence: "Customer service and Public relations both read sum(mentions{sentiment=\"positive\"}); every measurement that one reads the other reads too." },
      { sentence: "Customer service wants +15 % of the share of positive utterances, Public relations +20 percentage points of net sentiment." }] },
  { id: "v2", kind: "shared-input", severity: "high", status: "under-review", contradictory: false, parties: [party("o-hr", "k-hires"), party("o-rec", "k-share")],
    evidence: [{ share: 1, sentence: "Human resources and Marketing & sales both count sum(hires{via=\"social\"}); Human resources wants at least 10 this year, Marketing & sales 20 % of all hires." }] },
  { id: "v3", kind: "shared-input", severity: "low", status: "open", contradictory: false, parties: [party("o-rd", "k-launch"), party("o-suc", "k-succ")],
    evidence: [{ share: 0.4, sentence: "Research & development and Marketing & sales count the same launches; 2 of 5 launches are read by both." }] },
  { id: "v4", kind: "competing-initiatives", severity: "high", status: "open", contradictory: false, parties: [party("o-hr", null, "i-day"), party("o-ms", null, "i-lead")],
    evidence: [{ sentence: "Both speak to graduates on LinkedIn, on 284 days in common." }, { sentence: "Their topics are alike by 0.31 (a supporting signal only)." }] },
  { id: "v5", kind: "outside-responsibility", severity: "medium", status: "open", contradictory: false, parties: [party("o-rec")],
    evidence: [{ sentence: "“Recruit through our campaigns” is of the type Human resources, which Human resources leads by default." }] },
  { id: "v6", kind: "outside-responsibility", severity: "medium", status: "accepted", contradictory: false, parties: [party("o-suc")],
    evidence: [{ sentence: "“Launches that succeed in the market” is of the type Research & development, which Research & development leads by default." }] },
].map((one, i) => ({ firstSeen: iso(now - (9 - i) * DAY), lastConfirmed: iso(now - 3_600_000), comments: i === 1 ? [{ text: "We count a hire only once the contract is signed; do you?", at: iso(now - 2 * DAY), by: { subject: "u1", name: "owner.human-resources" } }] : [], ...one }));
export const decisions = [{ id: "d1", overlap: "v6", effect: "accept", reason: "Marketing knows the market side; looked at again after the season.", by: { name: "coordinator" }, at: iso(now - 3 * DAY), state: "applied", effects: [] }];
const metric = (key, name, shape, unit, department, cadence, dimensions, extra) => ({ key, name: `${name} (simulated)`, shape, unit, department, cadence, dimensions, finalAfter: "PT0S", version: 1, ...extra });
export const metrics = [
  metric("support.calls", "Calls to the call centre", "delta", "calls", "customer-service", "P1D", ["topic"]),
  metric("csat", "Customer satisfaction after a contact", "rating", "points", "customer-service", "P1D", ["channel"], { min: 1, max: 5 }),
  metric("reply.time", "Time until the first reply", "duration", "seconds", "customer-service", "P1D", ["channel"]),
  metric("mentions", "Utterances about the brand", "delta", "utterances", "public-relations", "P1D", ["channel", "sentiment"], { finalAfter: "P2D" }),
  metric("reach", "People reached by posts", "delta", "people", "public-relations", "P1D", ["channel"], { finalAfter: "P2D" }),
  metric("interactions", "Likes, comments and shares", "delta", "interactions", "public-relations", "P1D", ["channel", "kind"], { finalAfter: "P2D" }),
  metric("launches", "Product launches", "event", "launches", "research-development", "P1M", ["prompted", "outcome"]),
  metric("development.time", "Development time of a launched product", "duration", "seconds", "research-development", "P1M", ["line"]),
  metric("hires", "People hired", "event", "hires", "human-resources", "P7D", ["via", "channel"]),
  metric("leads", "Qualified leads", "delta", "leads", "marketing-sales", "P1D", ["via"]),
  metric("revenue", "Revenue from leads", "delta", "EUR", "marketing-sales", "P1D", ["via"]),
  metric("spend", "Spending on social media", "delta", "EUR", "marketing-sales", "P1D", ["channel"]),
  metric("followers", "Followers", "gauge", "followers", "marketing-sales", "P1D", ["channel"], { definitionChanges: [{ from: "2026-03-01", what: "Fans became followers", bridged: false }] }),
];
export const sources = [
  { name: "demo-feed", department: null, newest: iso(now - 5 * 3_600_000), fresh: true },
  { name: "crm-export", department: "marketing-sales", newest: iso(now - 9 * DAY), fresh: false },
];
export const watches = [{ id: "w1", name: "reputation-crisis", measure: "sum(mentions{sentiment=\"negative\"})", grain: "hour", department: "public-relations", direction: "up", coolDown: "PT6H" }];
export const incidents = [
  { id: "n1", watch: "w1", status: "open", raisedAt: iso(now - 3 * 3_600_000), onset: iso(now - 4 * 3_600_000), peak: 412, spread: 3, sentence: "Negative utterances are 6.2 times what is usual at this hour, on 3 channels." },
  { id: "n2", watch: "w1", status: "closed", raisedAt: iso(now - 62 * DAY), onset: iso(now - 62 * DAY - 3_600_000), peak: 980, spread: 4, sentence: "Negative utterances were 11 times what is usual, on 4 channels; contained after 3 h 20 min." },
];
export const templates = [
  { key: "hires-social", name: "Hires through social media", objectiveType: "human-resources", description: "Counts people who came in through social media by a deadline.",
    kpi: { name: "Hires through social media", measure: "sum(hires{via=\"social\"})", unit: "hires", target: { kind: "total" } },
    questions: [
      { key: "atLeast", question: "How many hires should there be by the end?", why: "Without a number nobody can say whether it was met.", type: "number", default: 10 },
      { key: "attribution", question: "Which hires count as coming through social media?", why: "The last contact and the first contact give different counts.", type: "choice", choices: [{ value: "first", label: "The first contact was on social media" }, { value: "last", label: "The last contact before applying was" }] }] },
  { key: "calls-down", name: "Fewer calls to the call centre", objectiveType: "customer-service", description: "Calls fall against a baseline.",
    kpi: { name: "Calls to the call centre", measure: "sum(support.calls)", unit: "calls", target: { kind: "change" } },
    questions: [
      { key: "by", question: "By how many percent should calls fall?", type: "number", default: 20 },
      { key: "baseline", question: "Compared with which time?", why: "Calls have seasons: a summer against a winter shows the season, not the work.", type: "choice", choices: [{ value: "year-earlier", label: "The same time a year earlier" }, { value: "preceding", label: "The period just before" }] }] },
];
/** The measure's own course, as the service answers it: one figure a week, what it is compared with left to the page. */
export function history(kpi) {
  const { value, baseline, per } = kpi.standing;
  let seed = kpi.id.length * 7919;
  const random = () => ((seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648);
  const total = kpi.target.kind === "total" || kpi.target.kind === "limit";
  const from = baseline ?? (value ?? 1) * 0.8;
  const points = Array.from({ length: 35 }, (_, i) => {
    const share = (i + 1) / 35;
    const sofar = (part) => Math.round((value ?? 0) * part);
    const level = (from + ((value ?? 0) - from) * share) * (1 + (random() - 0.5) * 0.06) * (per === "day" ? 7 : 1);
    return { from: iso(start + i * 7 * DAY), to: iso(start + (i + 1) * 7 * DAY), value: value === null ? null : total ? sofar(share) - sofar(share - 1 / 35) : level, provisional: i === 34 };
  });
  return { kpi: kpi.id, step: "week", points };
}
const by = (name) => ({ subject: `s-${name}`, name, client: "bellwether-gateway" });
const events = [
  ["objectives", "objective.activated", "objectives/o-rec", "marketing-sales", "owner.marketing-sales", null, { title: "Recruit through our campaigns", status: "active" }],
  ["governance", "overlap.found", "overlaps/v2", null, "governance-service", null, { kind: "shared-input" }],
  ["objectives", "kpi.changed", "kpis/k-calls", "customer-service", "owner.customer-service", { name: "Calls to the call centre", target: { by: -15 } }, { name: "Calls to the call centre", target: { by: -20 } }, "The new chat makes more possible."],
  ["governance", "responsibility.assigned", "responsibilities/r-pr", "public-relations", "coordinator", null, { objectiveType: "public-relations" }, "The reputation of the brand is guarded by those who speak for it every day."],
  ["objectives", "initiative.created", "initiatives/i-day", "human-resources", "owner.human-resources", null, { title: "A day with us" }],
  ["measurements", "measurements.recorded", "batches/1", null, "demo-feed", null, { source: "demo-feed", accepted: 41230, unchanged: 0, restated: 12 }],
  ["governance", "decision.applied", "decisions/d1", null, "coordinator", null, { effect: "accept" }, "Marketing knows the market side."],
];
export const journal = Object.fromEntries(["objectives", "governance", "measurements"].map((service) => [service,
  Array.from({ length: 26 }, (_, i) => events.filter(([one]) => one === service)[i % events.filter(([one]) => one === service).length])
    .map(([, event, subject, department, name, was, is, reason], i) => ({ position: i + 1, at: iso(now - (26 - i) * 7 * 3_600_000), by: by(name), departments: department ? [department] : [], request: `req-${i}`, event, subject, department, before: was, after: is, reason: reason ?? null }))]));
templates[0].questions[1].choices = [
  { value: "first", label: "The first contact was on social media", means: "Counts who heard of us there, even if they applied months later by another way." },
  { value: "last", label: "The last contact before applying was", means: "Counts who came straight from there; shorter campaigns look better." }];
templates[1].questions[1].choices = [
  { value: "year-earlier", label: "The same time a year earlier", means: "The season is the same; a year of measurements is needed." },
  { value: "preceding", label: "The period just before", means: "Shows at once what changed, the season's part included." }];

/** Rounds of a qualitative KPI: one that is open and blind, one that has been revealed. */
export const rounds = (kpi) => [
  { id: "round-2", kpi: kpi.id, status: "open", openedAt: iso(now - 2 * DAY), openedBy: { name: "owner.public-relations" }, assessors: kpi.target.assessors, assessed: ["owner.customer-service"], assessments: [] },
  { id: "round-1", kpi: kpi.id, status: "revealed", openedAt: iso(now - 120 * DAY), revealedAt: iso(now - 112 * DAY), openedBy: { name: "owner.public-relations" }, assessors: kpi.target.assessors, assessed: kpi.target.assessors,
    median: 3, spread: 2, alpha: 0.41, assessments: [["owner.public-relations", 4, "Every post of the spring campaign was signed and answered."], ["owner.customer-service", 3, "Most answers sound like us."], ["coordinator", 2, "LinkedIn still sounds like a press release."]].map(([assessor, score, evidence]) => ({ assessor, score, evidence })) },
];

export const profiles = [
  { name: "generic-long", title: "A long table, one measurement a row", about: "The columns metric, at and value; every other column is a dimension.", origin: "built-in" },
  { name: "facebook-page-insights", title: "Facebook page insights, one row a post", about: "A post is dated on the first such weekday of its month.", origin: "built-in" }];
export const refusedRows = [{ line: 4, field: "metric", code: "unknown-metric", detail: "There is no metric “hirez”; did you mean “hires”?" }];
const recognised = { encoding: "windows-1252", separator: ";", decimal: ",", thousands: null, dates: "day-first" };
export const importPreview = {
  profile: "generic-long", source: "customer-service", recognised, columns: [{ heading: "metric", becomes: "metric" }, { heading: "day", becomes: "time" }, { heading: "value", becomes: "value" }, { heading: "via", becomes: "dimension via" }],
  missingMetrics: [{ key: "applications", name: "Applications", shape: "delta", unit: "applications" }], rows: { read: 120, good: 119, rejected: 1, skipped: 0 }, whole: true,
  measurements: [{ line: 2, metric: "hires", at: `${date(now - 9 * DAY)}T00:00:00Z`, value: 1, dimensions: { via: "social" } }], errors: refusedRows };
export const importJob = {
  id: "imp", profile: "generic-long", source: "customer-service", file: "hires.csv", onError: "skip", status: "done", bytes: 4096, bytesRead: 4096, rows: { read: 120, accepted: 119, unchanged: 0, restated: 0, rejected: 1, skipped: 0 },
  measurements: { accepted: 119, unchanged: 0, restated: 0 }, recognised, detail: null, startedAt: iso(now - DAY), endedAt: iso(now - DAY + 900) };

export const periods = (objective) => [
  { version: 1, period: { ...objective.period, end: objective.period.start }, effectiveFrom: null, savedAt: iso(now - 200 * 86_400_000), savedBy: "owner.customer-service", reason: null },
  { version: 2, period: objective.period, effectiveFrom: date(now - 20 * 86_400_000), savedAt: iso(now - 20 * 86_400_000), savedBy: "owner.customer-service", reason: "The board gave us more time." }];

export const plan = {
  department: "customer-service", applied: false, unchanged: 4, sentence: "1 would be made, 1 changed.",
  changes: [
    { action: "create", kind: "objective", key: "answer-faster", line: 3, sentence: "“Answer faster” is made, as a draft." },
    { action: "change", kind: "kpi", key: "serve-online/calls", id: "k-calls", line: 21, fields: [{ field: "target", before: { kind: "change", by: -20, unit: "percent" }, after: { kind: "change", by: -25, unit: "percent" } }], reason: "The new chat makes more possible.", sentence: "“Calls to the call centre” changes." }] };

export const migration = {
  department: "customer-service", preview: true, recognised: { separator: ",", encoding: "UTF-8", columns: { Objective: "objective", "Key result": "key result", Target: "target", Value: "value" }, ignored: ["Colour"] },
  objectives: [{ id: null, line: 2, title: "Answer faster", start: "2026-01-01", end: "2026-12-31", kpis: [{ line: 2, name: "Hours to the first answer", metric: "customer_service.answer_faster.hours", from: 12, target: 4, unit: "hours", values: 3 }] }],
  refused: [{ line: 5, code: "two-days", detail: "3/4/2026 could be the 3rd of April or the 4th of March." }], valuesImport: null };
