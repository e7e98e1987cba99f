import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get, getAll, getVersioned, query, write } from "./client";
import type { Delivery } from "../lib/webhook";
import type * as T from "./types";

/** What changes by hand only; asked again after a minute. */
const SLOW = 60_000;

export const useMe = () => useQuery({ queryKey: ["me"], queryFn: ({ signal }) => get<T.Me>("/me", signal), staleTime: SLOW });
export const useOrganisation = () =>
  useQuery({ queryKey: ["organisation"], queryFn: ({ signal }) => get<T.Organisation>("/organisation", signal), staleTime: SLOW });
export const useDepartments = () =>
  useQuery({ queryKey: ["departments"], queryFn: ({ signal }) => getAll<T.Department>("/departments", signal), staleTime: SLOW });
export const useTypes = () =>
  useQuery({ queryKey: ["objective-types"], queryFn: ({ signal }) => getAll<T.ObjectiveType>("/objective-types", signal), staleTime: SLOW });

export const useResponsibilities = (at?: string) =>
  useQuery({
    queryKey: ["responsibilities", at ?? ""],
    queryFn: ({ signal }) => getAll<T.Responsibility>(`/responsibilities${query({ at })}`, signal),
    placeholderData: keepPreviousData,
  });
export const useConsidered = () =>
  useQuery({ queryKey: ["considered"], queryFn: ({ signal }) => get<unknown>("/responsibilities/considered", signal) });

export const useOverview = () =>
  useQuery({ queryKey: ["overview"], queryFn: ({ signal }) => get<T.Overview>("/overview", signal), refetchInterval: 30_000 });

export const useScorecard = (parameters: { department?: string; asOf?: string; knownAt?: string } = {}) =>
  useQuery({
    queryKey: ["scorecard", parameters],
    queryFn: ({ signal }) => get<T.Scorecard>(`/scorecard${query(parameters)}`, signal),
    refetchInterval: 30_000,
    placeholderData: keepPreviousData,
  });

export const useObjectives = (parameters: { department?: string; type?: string; status?: string; q?: string } = {}, enabled = true) =>
  useQuery({
    queryKey: ["objectives", parameters],
    queryFn: ({ signal }) => getAll<T.Objective>(`/objectives${query(parameters)}`, signal),
    refetchInterval: 30_000,
    placeholderData: keepPreviousData,
    enabled,
  });
export const useObjective = (id: string | undefined) =>
  useQuery({
    queryKey: ["objective", id],
    queryFn: ({ signal }) => getVersioned<T.Objective>(`/objectives/${id}`, signal),
    refetchInterval: 30_000,
    enabled: Boolean(id),
  });
export const useObjectiveVersions = (id: string) =>
  useQuery({ queryKey: ["objective-versions", id], queryFn: ({ signal }) => getAll<T.ObjectiveVersion>(`/objectives/${id}/versions`, signal) });
export const useComments = (id: string | undefined) =>
  useQuery({ queryKey: ["comments", id], queryFn: ({ signal }) => getAll<T.Comment>(`/objectives/${id}/comments`, signal), enabled: Boolean(id) });

export const useKpi = (id: string | undefined) =>
  useQuery({
    queryKey: ["kpi", id],
    queryFn: ({ signal }) => getVersioned<T.Kpi>(`/kpis/${id}`, signal),
    refetchInterval: 30_000,
    enabled: Boolean(id),
  });
export const useStanding = (id: string | undefined, at: { asOf?: string; knownAt?: string }) =>
  useQuery({
    queryKey: ["standing", id, at],
    queryFn: ({ signal }) => get<T.Standing>(`/kpis/${id}/standing${query(at)}`, signal),
    enabled: Boolean(id),
    placeholderData: keepPreviousData,
  });
export const useHistory = (id: string | undefined, parameters: { step?: string; from?: string; to?: string; by?: string; knownAt?: string }, enabled = true) =>
  useQuery({
    queryKey: ["history", id, parameters],
    queryFn: ({ signal }) => get<T.History | T.HistoryPoint[]>(`/kpis/${id}/history${query(parameters)}`, signal),
    enabled: Boolean(id) && enabled,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
export const useExplanation = (id: string | undefined, at: { asOf?: string; knownAt?: string }, enabled: boolean) =>
  useQuery({
    queryKey: ["explanation", id, at],
    queryFn: ({ signal }) => get<Record<string, unknown>>(`/kpis/${id}/explanation${query(at)}`, signal),
    enabled: Boolean(id) && enabled,
  });
export const useKpiVersions = (id: string | undefined) =>
  useQuery({ queryKey: ["versions", id], queryFn: ({ signal }) => getAll<T.KpiVersion>(`/kpis/${id}/versions`, signal), enabled: Boolean(id) });
export const useRounds = (id: string) =>
  useQuery({ queryKey: ["rounds", id], queryFn: ({ signal }) => getAll<T.AssessmentRound>(`/kpis/${id}/assessment-rounds`, signal), refetchInterval: 30_000 });
export const useTemplates = () =>
  useQuery({ queryKey: ["templates"], queryFn: ({ signal }) => getAll<T.Template>("/templates", signal), staleTime: SLOW });

export const useOverlaps = (parameters: { status?: string; kind?: string; department?: string } = {}) =>
  useQuery({
    queryKey: ["overlaps", parameters],
    queryFn: ({ signal }) => getAll<T.Overlap>(`/overlaps${query(parameters)}`, signal),
    refetchInterval: 30_000,
    placeholderData: keepPreviousData,
  });
export const useOverlap = (id: string | undefined) =>
  useQuery({ queryKey: ["overlap", id], queryFn: ({ signal }) => getVersioned<T.Overlap>(`/overlaps/${id}`, signal), enabled: Boolean(id),
    // what is being decided is looked at again soon
    refetchInterval: (asked) => (asked.state.data?.body.status === "under-review" ? 3_000 : 30_000) });
export const useDecisions = (overlap?: string) =>
  useQuery({
    queryKey: ["decisions", overlap ?? ""],
    queryFn: ({ signal }) => getAll<T.Decision>(`/decisions${query({ overlap })}`, signal),
    // what is being carried out is looked at again soon
    refetchInterval: (asked) => (asked.state.data?.some((one) => one.state === "pending") ? 2_000 : 30_000),
  });

export const useMetrics = () =>
  useQuery({ queryKey: ["metrics"], queryFn: ({ signal }) => getAll<T.Metric>("/metrics", signal), staleTime: 15_000 });
export const useMetric = (key: string) =>
  useQuery({ queryKey: ["metric", key], queryFn: ({ signal }) => getVersioned<T.Metric>(`/metrics/${encodeURIComponent(key)}`, signal), staleTime: 0, refetchOnWindowFocus: false });
export const useSources = () =>
  useQuery({ queryKey: ["sources"], queryFn: ({ signal }) => getAll<T.Source>("/sources", signal), refetchInterval: 30_000 });
export const useWebhooks = () =>
  useQuery({ queryKey: ["webhooks"], queryFn: ({ signal }) => getAll<T.Webhook>("/webhooks", signal), refetchInterval: 30_000 });
export const useDeliveries = (webhook: string, state: string) =>
  useQuery({
    queryKey: ["webhooks", webhook, "deliveries", state],
    queryFn: ({ signal }) => get<T.Page<Delivery>>(`/webhooks/${webhook}/deliveries${query({ state, limit: 20 })}`, signal).then((page) => page.items),
    refetchInterval: 5_000,
  });
export const useProfiles = () =>
  useQuery({ queryKey: ["import-profiles"], queryFn: ({ signal }) => getAll<T.ImportProfile>("/import-profiles", signal), staleTime: SLOW });
export const useImports = (enabled: boolean) =>
  useQuery({ queryKey: ["imports"], queryFn: ({ signal }) => get<T.Page<T.ImportJob>>("/imports?limit=20", signal).then((page) => page.items), enabled });
export const useAggregate = (queries: Record<string, unknown>[], enabled: boolean) =>
  useQuery({
    queryKey: ["aggregates", queries],
    queryFn: () => write<{ knownAt: string; results: T.AggregateResult[] }>("POST", "/aggregates", { queries }),
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
  });

export const useIncidents = (parameters: { watch?: string; status?: string } = {}) =>
  useQuery({
    queryKey: ["incidents", parameters],
    queryFn: ({ signal }) => getAll<T.Incident>(`/incidents${query(parameters)}`, signal),
    refetchInterval: 30_000,
  });
export const useWatch = (id: string) =>
  useQuery({ queryKey: ["watch", id], queryFn: ({ signal }) => getVersioned<T.Watch>(`/watches/${id}`, signal), staleTime: 0, refetchOnWindowFocus: false });
export const useWatches = () => useQuery({ queryKey: ["watches"], queryFn: ({ signal }) => getAll<T.Watch>("/watches", signal) });

export type Service = "objectives" | "measurements" | "governance";
export const SERVICES: Service[] = ["objectives", "governance", "measurements"];

export const useVerdict = () =>
  useQuery({
    queryKey: ["verify"],
    queryFn: async ({ signal }) => {
      const verdicts = await Promise.all(SERVICES.map((service) => get<T.Verdict>(`/journal/${service}/verify`, signal)));
      return { valid: verdicts.every((verdict) => verdict.valid), services: verdicts };
    },
    staleTime: 30_000,
  });

/** The newest entries of one service's journal, newest first; positions have no gaps, so the count is the head. */
export const useJournal = (service: Service, newest: number, subject?: string) =>
  useQuery({
    queryKey: ["journal", service, newest, subject ?? ""],
    queryFn: async ({ signal }) => {
      if (subject) return (await getAll<T.JournalEntry>(`/journal/${service}${query({ subject })}`, signal)).reverse();
      const { entries } = await get<T.Verdict>(`/journal/${service}/verify`, signal);
      const after = Math.max(0, entries - newest);
      return (await getAll<T.JournalEntry>(`/journal/${service}${query({ after })}`, signal, newest)).reverse();
    },
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
