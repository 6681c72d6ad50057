import { parseArgs } from "node:util";
import { fuzz } from "./fuzz";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "20000" }, seed: { type: "string", default: "1" } },
});
const started = performance.now();
const result = await fuzz(Number(values.seed), Number(values.runs));
for (const { seed, what } of result.failures) console.log(`seed ${seed}: ${what}`);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  `${result.runs} documents in ${seconds} s: ${result.read} read, ${result.refused} refused, ${result.failures.length} failed; slowest ${result.slowestMs} ms, peak ${Math.round(result.peakBytes / 2 ** 20)} MB`,
);
process.exitCode = result.failures.length > 0 ? 1 : 0;
