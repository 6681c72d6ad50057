import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import pg from "pg";
import { findRoutes } from "@/bench/hostile/targets";
import { expect, fillSignIn, signIn, test } from "./support/journey";
import { PEOPLE } from "./support/people";

const GUARDS = {
  "cache-control": /no-store/,
  "content-security-policy": /style-src-elem 'self' 'nonce-[^']+'; style-src-attr/,
  "x-content-type-options": /nosniff/,
  "x-frame-options": /DENY/,
  "referrer-policy": /same-origin/,
};

test("no answer of any route may be kept, and each is guarded, to whoever is signed in and to nobody", async ({
  page,
}) => {
  const routes = findRoutes().filter((route) => !route.startsWith("/api/events"));
  expect(routes.length).toBeGreaterThan(30);
  const lacking: string[] = [];
  const look = async () => {
    for (const route of routes) {
      const path = route.replace("[...nextauth]", "session").replace(/\[[^\]]+\]/g, randomUUID());
      const answer = await page.request.get(path, { maxRedirects: 0 });
      const headers = answer.headers();
      for (const [name, value] of Object.entries(GUARDS)) {
        if (!value.test(headers[name] ?? "")) lacking.push(`${path}: ${name} is ${headers[name]}`);
      }
      if (answer.status() >= 500) lacking.push(`${path} answers ${answer.status()}`);
    }
  };
  await look();
  await signIn(page, PEOPLE.admin);
  await look();
  expect(lacking).toEqual([]);
});

test.describe("a handed-over password", () => {
  test.use({ allowedComplaints: [/403/] });

  test("opens nothing but its own change, and then the page that was asked for", async ({ page, desk }) => {
    const person = { email: "nia@desk.example", password: "kr7m-w2pa-9qhd-vt3e" };
    const client = new pg.Client({ connectionString: desk.databaseUrl });
    await client.connect();
    await client.query(
      `INSERT INTO moderator (id, email, name, role, password_hash, one_time_until)
       VALUES ($1, $2, 'Nia', 'moderator', $3, now() + interval '1 hour')`,
      [randomUUID(), person.email, await hash(person.password)],
    );
    await client.end();

    await page.goto("/articles");
    await fillSignIn(page, person);
    await expect(page.getByRole("heading", { name: "Choose your own password" })).toBeVisible();
    for (const path of ["/queue?status=open", "/settings", "/imports"]) {
      await page.goto(path);
      await expect(page).toHaveURL(/\/password\?callbackUrl=/);
    }
    const answer = await page.request.get("/api/comments");
    expect(answer.status()).toBe(403);
    expect((await answer.json()).message).toContain("temporary password");

    await page.goto("/articles");
    await page.getByLabel("Temporary password").fill(person.password);
    await page.getByLabel("New password").fill("niakomainudesk");
    await page.getByRole("button", { name: "Change the password" }).click();
    await expect(page.getByText(/made of your name/)).toBeVisible();
    await page.getByLabel("New password").fill("nine grey lanterns");
    await page.getByRole("button", { name: "Change the password" }).click();
    await expect(page).toHaveURL(/\/articles$/);
  });
});
