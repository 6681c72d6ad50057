/** Set by lib/web/front.mjs on each request: the path and query asked for, which Next tells no server component. */
export const PATH_HEADER = "x-komainu-path";
