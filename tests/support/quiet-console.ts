import { format } from "node:util";
import { afterEach } from "vitest";

const complaints: string[] = [];

console.error = (...parts: unknown[]) => {
  complaints.push(format(...parts));
};

// React and Next report mistakes here and carry on; a test must not.
afterEach(() => {
  const seen = complaints.splice(0);
  if (seen.length > 0) throw new Error(`console.error was called:\n${seen.join("\n")}`);
});
