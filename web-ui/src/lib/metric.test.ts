import { describe, expect, it } from "vitest";
import { changedMetric, EMPTY_METRIC, metricDraft, metricKey, metricOf } from "./metric";

describe("a metric", () => {
  it("gets a key without hyphens that begins with a letter", () => {
    expect(metricKey("Calls to the call-centre")).toBe("calls_to_the_call_centre");
    expect(metricKey("2nd café visits!")).toBe("nd_cafe_visits");
    expect(metricKey("support.calls")).toBe("support.calls");
  });
  it("states only what belongs to its shape", () => {
    const draft = { ...EMPTY_METRIC, name: "Satisfaction", unit: "points", department: "customer-service", min: "1", max: "5" };
    expect(metricOf({ ...draft, shape: "rating" })).toMatchObject({ key: "satisfaction", min: 1, max: 5 });
    expect(metricOf({ ...draft, shape: "event" })).not.toHaveProperty("max");
    expect(metricOf({ ...draft, shape: "event" })).not.toHaveProperty("window");
    expect(metricOf({ ...draft, shape: "distinct" })).toMatchObject({ window: "P7D" });
  });
  it("has dimensions as they are written in a formula", () => expect(metricOf({ ...EMPTY_METRIC, dimensions: "Channel, ad set" })).toMatchObject({ dimensions: ["channel", "ad_set"] }));
  it("keeps what the form does not show, and takes away what was cleared", () => {
    const metric = { key: "fans", name: "Fans", shape: "gauge", unit: "fans", department: "marketing-sales", cadence: "P7D", finalAfter: "P7D", min: 0, maturity: "P2D", actors: true, description: "Old", version: 3 };
    const changed = changedMetric(metric, { ...metricDraft(metric), min: "", description: " ", finalAfter: "PT0S", key: "other", definitionChanges: [{ from: "2026-03-01", what: " Fans became followers. ", bridged: false }] });
    expect(changed).toMatchObject({ key: "fans", maturity: "P2D", actors: true, version: 3, cadence: "P7D", definitionChanges: [{ from: "2026-03-01", what: "Fans became followers.", bridged: false }] });
    for (const gone of ["min", "description", "finalAfter"]) expect(changed).not.toHaveProperty(gone);
    expect(changedMetric(metric, metricDraft(metric))).toMatchObject({ ...metric, definitionChanges: [] });
  });
});
