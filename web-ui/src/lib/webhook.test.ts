import { describe, expect, it } from "vitest";
import { kindsOf, outcomeInWords, toldInWords, type Delivery } from "./webhook";

const delivery: Delivery = { id: "d", first: 1, last: 3, events: 2, state: "delivered", attempts: 1, nextAttempt: null, status: 204, trouble: null, madeAt: "2026-03-01T00:00:00Z", settledAt: null };

describe("webhooks", () => {
  it("reads kinds of events however they are separated, each once", () => {
    expect(kindsOf(" overlap., io.bellwether.decision.applied  overlap. ")).toEqual(["overlap.", "decision.applied"]);
    expect(kindsOf("")).toEqual([]);
  });
  it("says what a webhook is told", () => {
    expect(toldInWords({ feed: "governance", kinds: [] })).toBe("Everything of the governance feed");
    expect(toldInWords({ feed: "objectives", kinds: ["kpi."] })).toBe("kpi. of the objectives feed");
  });
  it("says what became of a delivery, and why", () => {
    expect(outcomeInWords(delivery)).toBe("Taken.");
    expect(outcomeInWords({ ...delivery, attempts: 3 })).toBe("Taken at attempt 3.");
    expect(outcomeInWords({ ...delivery, state: "pending", attempts: 0 })).toBe("About to be sent.");
    expect(outcomeInWords({ ...delivery, state: "pending", attempts: 1, trouble: "It answered 500." })).toBe("Not taken at 1 attempt, to be tried again. It answered 500.");
    expect(outcomeInWords({ ...delivery, state: "dead", attempts: 22, trouble: "It did not answer." })).toBe("Given up after 22 attempts. It did not answer.");
  });
});
