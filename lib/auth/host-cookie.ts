import "server-only";

/** Whether people reach the desk by TLS. */
export function isSecureDesk(): boolean {
  return process.env.NEXTAUTH_URL?.startsWith("https:") ?? false;
}

/** The name under which, where the desk has TLS, a browser takes a cookie from this very host only. */
export function hostCookie(name: string): string {
  return isSecureDesk() ? `__Host-${name}` : name;
}
