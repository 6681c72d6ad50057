import type { Format } from "./format";
import { ndjsonReader } from "./read-ndjson";
import type { FormatReader } from "./reader";

/** A form whose reader tells it by its opening. The first that recognises a document reads it; the surest come first. */
export const READERS: readonly [Format, FormatReader][] = [["ndjson", ndjsonReader]];
