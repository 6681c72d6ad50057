import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** What the address of the page may say: also clusters without an open comment, and where this page of the list begins. */
export const loadLikesQuery = createLoader({ all: parseAsStringLiteral(["yes"]), cursor: parseAsString });
