import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsIsoDate,
  parseAsStringLiteral,
} from "nuqs/server";
import { parseAsText } from "@/lib/address-words";
import { AUDIT_KIND_NAMES } from "@/lib/domain/audit-kinds";

/** What the address of the audit log may say; null is "any". Days are those of the desk, both ends included. */
const auditQueryParsers = {
  by: parseAsText,
  kind: parseAsStringLiteral(AUDIT_KIND_NAMES),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  q: parseAsText,
};
export type AuditQuery = inferParserType<typeof auditQueryParsers>;

export const loadAuditQuery = createLoader(auditQueryParsers);
export const serializeAuditQuery = createSerializer(auditQueryParsers);
