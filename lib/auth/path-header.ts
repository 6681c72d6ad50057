/** Set by proxy.ts on each request to a page: the path and query asked for, which Next tells no server component. */
export const PATH_HEADER = "x-komainu-path";
