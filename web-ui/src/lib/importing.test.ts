import { expect, it } from "vitest";
import { recognisedInWords } from "./importing";

it("how a file was read is said in words, what is not in it is left out", () => {
  expect(recognisedInWords({ encoding: "windows-1252", separator: ";", decimal: ",", thousands: ".", dates: "day-first" }))
    .toBe("Read as windows-1252, separated by semicolons, with decimal commas, thousands grouped by “.”, the day before the month.");
  expect(recognisedInWords({ encoding: "UTF-8", separator: "tab", decimal: null, thousands: null, dates: null })).toBe("Read as UTF-8, separated by tabs.");
});
