import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

test.each([
  ["https://desk.paper.example", "__Host-", true],
  ["http://localhost:3000", "", false],
])("at %s every cookie is of this very host, and named %s…", async (address, prefix, isSecure) => {
  vi.stubEnv("NEXTAUTH_URL", address);
  vi.stubEnv("NEXTAUTH_SECRET", "of no use outside this test");
  // The names are made once, as the desk starts.
  vi.resetModules();
  const { authOptions } = await import("./options");
  const { deviceCookie } = await import("./device");
  const theirs = Object.values(authOptions.cookies ?? {}).map((cookie) => ({
    name: cookie?.name,
    ...cookie?.options,
  }));
  expect(theirs).toHaveLength(3);
  for (const cookie of [...theirs, deviceCookie("00000000-0000-4000-8000-000000000001")]) {
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure });
    expect(cookie.name).toMatch(new RegExp(`^${prefix}(next-auth|komainu-device)[-.]`));
    // A browser refuses `__Host-` with one.
    expect(cookie).not.toHaveProperty("domain");
  }
});
