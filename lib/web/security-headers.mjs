import { randomBytes } from "node:crypto";

const YEAR_S = 31_536_000;

/**
 * What every answer carries, whoever makes it: a page, a file, a refusal.
 * @param {string} policy
 * @param {boolean} isSecure
 */
export function securityHeaders(policy, isSecure) {
  return {
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    ...(isSecure && { "strict-transport-security": `max-age=${YEAR_S}; includeSubDomains` }),
  };
}

/** A policy with a nonce that nobody can foresee; Next reads it and puts it on what it writes into a page. */
export function contentSecurityPolicy() {
  const nonce = randomBytes(16).toString("base64");
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    // Widths of vote bars and places of menus are style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
