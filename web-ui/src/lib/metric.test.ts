import { describe, expect, it } from "vitest";
import { EMPTY_METRIC, metricKey, metricOf } from "./metric";

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
});
