/** The forms of page that can be read. */
export const FORMATS = ["japan-today-text", "article-text"] as const;
export type Format = (typeof FORMATS)[number];
