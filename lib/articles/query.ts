import { createLoader, parseAsString } from "nuqs/server";

/** What the address of the articles page may say: words of the title, and where this page of the list begins. */
export const loadArticleQuery = createLoader({ q: parseAsString.withDefault(""), cursor: parseAsString });
