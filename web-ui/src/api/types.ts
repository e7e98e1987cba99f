/** What the API answers, by hand from its contract. Fields that an answer may leave out are optional here. */

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Me {
  subject: string;
  name: string;
  roles: string[];
  departments: string[];
  sources: string[];
}

export interface Organisation {
  name: string;
  zone: string;
}

export interface Department {
  key: string;
  name: string;
  parent?: string | null;
  [other: string]: unknown;
}

export interface ObjectiveType {
  key: string;
  name: string;
  naturalOwner: string;
  policy: "advise" | "consent" | "refuse";
}

export interface Responsibility {
  id?: string;
  objectiveType: string;
  department: string;
  contributors?: string[];
  channels?: string[] | null;
  from?: string | null;
  until?: string | null;
  origin: "by-default" | "decided";
  rationale?: string | null;
  alternatives?: { department: string; whyNot: string }[] | null;
  decidedBy?: string | null;
  reviewBy?: string | null;
  /** What was decided for more channels and lasts on for these. */
  continues?: string | null;
}

export type StatusKey =
  | "met" | "on-track" | "at-risk" | "off-track" | "missed" | "stale"
  | "no-data" | "not-computable" | "too-early" | "not-started" | "not-applicable";

export interface Roll {
  status: StatusKey;
  worst?: StatusKey | null;
  progress?: number | null;
  coverage?: { kpis: number; of: number; weight: number } | null;
}

export interface Period {
  start: string;
  end: string;
}

export interface PeriodValue {
  from: string;
  to: string;
  value: number | null;
  held: boolean | null;
  due?: number | null;
}

export interface Standing {
  status: StatusKey;
  rule: string;
  reason?: string | null;
  value: number | null;
  baseline: number | null;
  target: number | null;
  progress: number | null;
  bar: number | null;
  contribution: number | null;
  expected: number | null;
  pace: number | null;
  attained: "yes" | "no" | "open" | null;
  periods?: PeriodValue[] | null;
  outlook?: Outlook | null;
  noise?: Noise | null;
  provisional?: boolean;
  newest?: string | null;
  measurements?: number | null;
  per?: "day" | null;
  decidedOn?: string | null;
  targetVersion?: number | null;
  asOf?: string;
  knownAt?: string;
  evaluatedAt?: string;
}

export interface Outlook {
  value?: number | null;
  low?: number | null;
  high?: number | null;
  probability?: number | null;
  observations?: number | null;
  method?: string | null;
  sentence?: string;
}

/** Whether a change is more than the figures vary by themselves. */
export interface Noise {
  verdict: "yes" | "no" | "too-few";
  difference?: number | null;
  low?: number | null;
  high?: number | null;
  observations?: number | null;
  method?: string | null;
  sentence: string;
}

export type Baseline =
  | string
  | { from?: string; to?: string; value?: number; provenance?: string; mode?: string; rule?: string };

export interface Target {
  kind: "total" | "limit" | "level" | "change" | "every" | "band" | "rubric" | "response";
  atLeast?: number | null;
  atMost?: number | null;
  over?: string | null;
  by?: number | null;
  unit?: "percent" | "points" | null;
  baseline?: Baseline | null;
  every?: "day" | "week" | "month" | "quarter" | null;
  extra?: number | null;
  needed?: number | null;
  min?: number | null;
  max?: number | null;
  levels?: { score: number; label: string; anchor: string }[] | null;
  assessors?: string[] | null;
  validFor?: string | null;
  watch?: string | null;
  within?: string | null;
}

export interface Kpi {
  id: string;
  name: string;
  measure?: string | null;
  unit: string;
  weight?: number;
  target: Target;
  pace?: unknown;
  cadence?: string | null;
  missing?: string;
  thresholds?: { onTrack?: number; atRisk?: number } | null;
  template?: string | null;
  objective?: string;
  department?: string;
  version?: number;
  canonical?: string | null;
  standing?: Standing | null;
  shared?: SharedDefinition | null;
  [other: string]: unknown;
}

/** The definition that a KPI refers to by a decision, and the newer version that is offered. */
export interface SharedDefinition {
  kpi: string;
  name: string;
  department: string;
  version: number;
  factor?: string | null;
  ownTarget: boolean;
  newer?: { version: number; measure: string; unit: string; reason?: string | null; savedAt: string; savedBy?: Who } | null;
}

export interface Initiative {
  id: string;
  title: string;
  channels?: string[] | null;
  audiences?: string[] | null;
  campaigns?: string[] | null;
  period?: { start?: string | null; end?: string | null } | null;
  budget?: unknown;
  status?: string;
}

export type ObjectiveStatus = "draft" | "awaiting-consent" | "active" | "closed";

export interface Objective {
  id: string;
  title: string;
  description?: string | null;
  type: string;
  department: string;
  parent?: string | null;
  /** The objective that leads, by a decision. */
  contributesTo?: string | null;
  weight?: number;
  deputy?: string | null;
  period: Period;
  status: ObjectiveStatus;
  outsideResponsibility?: boolean;
  /** Since when it is closed, what came of it and what was learned. */
  closedAt?: string | null;
  outcome?: string | null;
  retrospective?: string | null;
  /** Attachments: http and https addresses only. */
  links?: Attachment[];
  /** What was answered when consent was asked for the last time. */
  consent?: { granted: boolean; reason?: string | null; by?: string | null; at?: string | null } | null;
  kpis?: Kpi[];
  initiatives?: Initiative[];
  standing?: Roll | null;
}

/** A period that an objective was given; `effectiveFrom` null: from the beginning. */
export interface ObjectiveVersion {
  version: number;
  period: Period;
  effectiveFrom: string | null;
  savedAt: string;
  savedBy?: string | null;
  reason?: string | null;
}

export interface Attachment {
  url: string;
  title?: string | null;
}

export interface Comment {
  id?: string;
  text: string;
  at: string;
  by: Who;
  links?: Attachment[];
}

export type Who = string | { subject?: string; name?: string; client?: string } | null | undefined;

export interface ScorecardObjective {
  id: string;
  title: string;
  type: string;
  period: Period;
  status: string;
  standing?: Roll | null;
  kpis: { id: string; name: string; standing?: Standing | null }[];
}

export interface Scorecard {
  organisation: Roll;
  departments: (Roll & { department: string; objectives: ScorecardObjective[] })[];
}

export interface HistoryPoint {
  from: string;
  to: string;
  value: number | null;
  baseline?: number | null;
  target?: number | null;
  expected?: number | null;
  progress?: number | null;
  status?: StatusKey | null;
  provisional?: boolean;
  reason?: string | null;
  measurements?: number | null;
  [other: string]: unknown;
}

export interface History {
  points?: HistoryPoint[];
  items?: HistoryPoint[];
  groups?: { key: Record<string, string>; value?: number | null; points?: HistoryPoint[] }[];
  note?: string | null;
  [other: string]: unknown;
}

export interface KpiVersion {
  version?: number;
  effectiveFrom?: string | null;
  reason?: string | null;
  savedAt?: string | null;
  at?: string | null;
  by?: Who;
  savedBy?: Who;
  definition?: Partial<Kpi> | null;
  target?: Target;
  measure?: string | null;
  [other: string]: unknown;
}

export interface Overlap {
  id: string;
  kind: string;
  severity: string | number;
  status: "open" | "under-review" | "resolved" | "accepted" | "gone";
  contradictory?: boolean;
  parties: OverlapParty[];
  evidence: Evidence[];
  firstSeen?: string | null;
  lastConfirmed?: string | null;
  comments?: Comment[];
  decisions?: Decision[];
  changed?: string | null;
  sentence?: string | null;
  [other: string]: unknown;
}

export interface OverlapParty {
  department: string;
  objective?: string | null;
  kpi?: string | null;
  initiative?: string | null;
  name?: string | null;
  title?: string | null;
  [other: string]: unknown;
}

export interface Evidence {
  sentence: string;
  [other: string]: unknown;
}

export interface Effect {
  subject: unknown;
  before: unknown;
  after: unknown;
  sentence: string;
}

export interface Decision {
  id?: string;
  overlap: string;
  effect: string;
  reason: string;
  by?: Who;
  at?: string;
  state?: "pending" | "applied" | "failed";
  failure?: string | null;
  effects?: Effect[];
  /** In a dry run: where two initiatives would still meet afterwards. */
  remains?: string;
  /** The decision that this one undoes. */
  decision?: string;
  /** The decision that undid this one. */
  revertedBy?: string;
  /** While it is pending: how often it was tried, when next, and what was in the way. */
  delivery?: { attempts: number; next: string; trouble?: string | null };
}

export interface Metric {
  key: string;
  name: string;
  shape: string;
  unit: string;
  department?: string | null;
  dimensions?: string[];
  cadence?: string | null;
  finalAfter?: string | null;
  min?: number | null;
  max?: number | null;
  window?: string | null;
  description?: string | null;
  startsAtZero?: boolean | null;
  definitionChanges?: DefinitionChange[];
  version?: number;
  newest?: string | null;
  [other: string]: unknown;
}

/** From a day on, what a metric counts is another thing at its platform. */
export interface DefinitionChange {
  from: string;
  what: string;
  /** Whether figures of before and after are compared all the same. */
  bridged?: boolean;
}

export interface Webhook {
  id: string;
  url: string;
  feed: string;
  kinds: string[];
  owner: string;
  /** Of the feed; what comes behind it is told next. */
  position: number;
  madeAt: string;
  previousSecretUntil?: string | null;
  /** Only in the answer that made it. */
  secret?: string;
}

export interface Source {
  key?: string;
  name: string;
  department?: string | null;
  profile?: string | null;
  newest?: string | null;
  lastReceived?: string | null;
  fresh?: boolean | null;
  freshness?: string | { newest?: string | null; lastPushed?: string | null; fresh?: boolean } | null;
  measurements?: number | null;
  [other: string]: unknown;
}

export interface AggregatePoint {
  from: string;
  to: string;
  value: number | null;
  reason?: string | null;
  provisional?: boolean;
}

export interface AggregateResult {
  id: string;
  value?: number | null;
  reason?: string | null;
  measurements?: number;
  newest?: string | null;
  provisional?: boolean;
  via?: string;
  bound?: number | null;
  points?: AggregatePoint[];
  groups?: { key: Record<string, string | null>; value: number | null }[];
  inputs?: unknown[];
}

/** A KPI as people really write it, with the questions that it leaves open. */
/** What a file of objectives changes, or would. */
export interface Plan {
  department: string;
  applied: boolean;
  changes: PlannedChange[];
  unchanged: number;
  sentence: string;
}

export interface PlannedChange {
  action: string;
  kind: string;
  key: string;
  id?: string;
  /** Where it stands in the file; left out for what is not in it any more. */
  line?: number;
  fields?: { field: string; before: unknown; after: unknown }[];
  reason?: string;
  sentence: string;
}

/** What a table of another tool became, or would. */
export interface Migration {
  department: string;
  preview: boolean;
  recognised: { separator: string; encoding: string; columns: Record<string, string>; ignored: string[] };
  objectives: { id: string | null; line: number; title: string; start: string; end: string; kpis: { line: number; name: string; metric: string; from: number | null; target: number | null; unit: string; values: number }[] }[];
  refused: { line: number; code: string; detail: string }[];
  valuesImport: string | null;
}

export interface Template {
  key: string;
  name: string;
  description?: string | null;
  /** The type of objective that it belongs to; engagement serves any. */
  objectiveType: string;
  questions: TemplateQuestion[];
  kpi: Partial<Kpi>;
}

export interface TemplateQuestion {
  key: string;
  question: string;
  why?: string | null;
  type: "choice" | "number" | "date" | "text";
  choices?: { value: string; label: string; means?: string | null }[];
  example?: string | number;
  /** Taken where nothing is answered. */
  default?: string | number;
  /** Asked only when other questions were answered so. */
  when?: Record<string, string>;
  optional: boolean;
}

export interface Duplicate {
  kpi?: string | null;
  name?: string | null;
  department: string;
  kind: string;
  sentence: string;
}

export interface Preview {
  unit?: string | null;
  standing: Standing | null;
  canonical?: string | null;
  duplicates: Duplicate[];
}

/** One person's judgement in a round; before the round is revealed only one's own is told. */
export interface Assessment {
  assessor?: string;
  by?: Who;
  score?: number | null;
  notApplicable?: boolean | null;
  evidence?: string | null;
  at?: string | null;
}

/** A round of assessing a qualitative KPI, blind until it is revealed. */
export interface AssessmentRound {
  id: string;
  status?: "open" | "revealed" | "closed";
  openedAt?: string | null;
  openedBy?: Who;
  revealedAt?: string | null;
  /** Who is asked, and who has answered. */
  assessors?: (string | { name?: string; subject?: string; assessed?: boolean })[];
  assessed?: string[] | number | null;
  submitted?: string[] | number | null;
  assessments?: Assessment[];
  mine?: Assessment | null;
  median?: number | null;
  spread?: number | null;
  alpha?: number | null;
  /** Why there is no α, for instance that all chose the same level. */
  alphaReason?: string | null;
  [other: string]: unknown;
}

export interface Incident {
  id: string;
  watch: string;
  watchName?: string;
  department?: string;
  status: "open" | "acknowledged" | "contained" | "closed";
  raisedAt: string;
  onset?: string | null;
  peak?: number | null;
  usual?: number | null;
  spread?: number | null;
  sentence?: string | null;
  acknowledgedAt?: string | null;
  containedAt?: string | null;
  closedAt?: string | null;
  [other: string]: unknown;
}

export interface Watch {
  id: string;
  name: string;
  measure: string;
  grain?: string;
  department?: string | null;
  direction?: string;
  /** Out of course is so many times the usual figure, and by so much at least. */
  detector?: { kind: string; factor?: number; minimum?: number };
  coolDown?: string;
}

export interface JournalEntry {
  position: number;
  at: string;
  by: { subject: string; name: string; client: string };
  departments?: string[];
  request?: string | null;
  event: string;
  subject: string;
  department?: string | null;
  before: unknown;
  after: unknown;
  reason?: string | null;
}

export interface Verdict {
  service: string;
  valid: boolean;
  entries: number;
  brokenAt?: number | null;
  sentence?: string | null;
}

export interface ImportProfile {
  /** Its key. */
  name: string;
  title: string;
  about?: string | null;
  metrics?: Record<string, unknown>[] | null;
  origin?: string;
}

/** How a file is written; null where nothing of the kind is in it. */
export interface Recognised {
  encoding: string;
  separator: string;
  decimal: string | null;
  thousands: string | null;
  dates: string | null;
}

export interface RefusedRow {
  line: number;
  field?: string | null;
  code: string;
  detail: string;
}

export interface ImportPreview {
  profile: string;
  source: string;
  recognised: Recognised;
  columns: { heading: string; becomes: string }[];
  missingMetrics: Record<string, unknown>[];
  rows: { read: number; good: number; rejected: number; skipped: number };
  whole: boolean;
  measurements: { line: number; metric: string; at: string; value?: number; id?: string; dimensions?: Record<string, string> }[];
  errors: RefusedRow[];
}

export interface ImportJob {
  id: string;
  profile: string;
  source: string;
  file: string;
  onError: "reject" | "skip";
  status: "waiting" | "running" | "done" | "failed" | "cancelled";
  bytes: number;
  bytesRead: number;
  rows: { read: number; accepted: number; unchanged: number; restated: number; rejected: number; skipped: number };
  measurements: { accepted: number; unchanged: number; restated: number };
  recognised: Recognised | null;
  detail: string | null;
  startedAt: string | null;
  endedAt: string | null;
}

export interface OverviewCell {
  department: string;
  objectiveType: string;
  leads: "by-default" | "decided" | null;
  channels: string[];
  contributes: boolean;
  outsideResponsibility: boolean;
  objectives: string[];
  status: StatusKey | null;
  overlaps: number;
}

export interface OverviewChange {
  service: string;
  position: number;
  at: string;
  by: string | null;
  event: string;
  subject: string;
  name: string | null;
  department: string | null;
  reason: string | null;
}

/** The coordinator's week, in one answer. */
export interface Overview {
  asOf: string;
  notes: { service: string; sentence: string; asOf: string | null }[];
  organisation: Roll | null;
  departments: { key: string; name: string; closed: boolean; standing: Roll | null }[];
  types: { key: string; name: string; responsibility: Responsibility }[];
  cells: OverviewCell[];
  needsDecision: {
    counts: Record<string, number>;
    overlaps: Overlap[];
    consents: { objective: string; title: string; department: string; objectiveType: string; leader: string }[];
  };
  changes: OverviewChange[];
  reviews: { responsibility: Responsibility; reviewBy: string; overdue: boolean; sentence: string }[];
  staleFeeds: { metric: string; name: string; department: string; cadence: string; newest: string | null; sentence: string }[];
  staleKpis: { kpi: string; name: string; department: string; objective: string; newest: string | null }[];
  unconsidered: { objectiveType: string; findings: string[]; sentence: string }[];
}
