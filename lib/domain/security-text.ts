const VALID_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * A security.txt (RFC 9116), or null where no contact can be read: one or more e-mail or web addresses with commas
 * between them, the one to be tried first in front.
 */
export function securityText(contacts: string, deskAddress: string, now: Date): string | null {
  const addresses = contacts.split(",").flatMap((contact) => asAddress(contact.trim()) ?? []);
  if (addresses.length === 0) return null;
  // A whole day, so that a reader who comes twice gets the same file.
  const expires = new Date((Math.floor(now.getTime() / DAY_MS) + VALID_DAYS) * DAY_MS);
  return [
    ...addresses.map((address) => `Contact: ${address}`),
    `Expires: ${expires.toISOString()}`,
    "Preferred-Languages: en",
    ...(deskAddress.startsWith("https:")
      ? [`Canonical: ${new URL("/.well-known/security.txt", deskAddress).href}`]
      : []),
    "",
  ].join("\n");
}

function asAddress(contact: string): string | null {
  if (/[\s\p{Cc}]/u.test(contact)) return null;
  if (/^[^@:/]+@[^@:/]+$/.test(contact)) return `mailto:${contact}`;
  // Of the web, only what nobody on the way can change.
  return /^(https|mailto|tel):/.test(contact) && URL.canParse(contact) ? contact : null;
}
