import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsIsoDate,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { AUDIT_KIND_NAMES } from "@/lib/domain/audit-kinds";

/** What the address of the audit log may say; null is "any". Days are those of the desk, both ends included. */
const auditQueryParsers = {
  by: parseAsString,
  kind: parseAsStringLiteral(AUDIT_KIND_NAMES),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  q: parseAsString,
};
export type AuditQuery = inferParserType<typeof auditQueryParsers>;

export const loadAuditQuery = createLoader(auditQueryParsers);
export const serializeAuditQuery = createSerializer(auditQueryParsers);
