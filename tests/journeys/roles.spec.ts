import type { APIRequestContext, Request } from "@playwright/test";
import { pageText } from "@/tests/support/page-text";
import { readTree } from "@/tests/support/source-tree";
import { expect, fillSignIn, signIn, test } from "./support/journey";
import { PEOPLE } from "./support/people";
import { openComment, openQueue } from "./support/queue";

const SOMEBODY = "00000000-0000-4000-8000-000000000000";
const A_PAGE = Buffer.from(pageText({ title: "Not for you", comments: [{ body: "Let me in." }] }));

/** The addresses that the files of this name answer, whatever was added since. */
function addressesOf(tree: ReturnType<typeof readTree>, name: "page.tsx" | "route.ts") {
  return [...tree]
    .filter(([path]) => path.startsWith("app/") && path.endsWith(`/${name}`))
    .map(([path, text]) => ({
      address: path
        .slice("app".length, -`/${name}`.length)
        .replace(/\/\([^)]+\)/g, "")
        .replace(/\[\.\.\.[^\]]+\]/g, "nowhere")
        .replace(/\[[^\]]+\]/g, SOMEBODY),
      text,
    }));
}

/** A server action as somebody's browser called it. */
function isAction(request: Request): boolean {
  return request.method() === "POST" && "next-action" in request.headers();
}

/** Calls the same action for somebody else, past every button. */
async function replay(request: Request, as: APIRequestContext): Promise<string> {
  const { "next-action": action = "", "content-type": type = "" } = request.headers();
  const answer = await as.post(request.url(), {
    headers: { "next-action": action, "content-type": type, accept: "text/x-component" },
    data: request.postDataBuffer() ?? undefined,
    maxRedirects: 0,
  });
  return answer.text();
}

test("whoever is not signed in gets no page and no data from any address", async ({ page, request }) => {
  const tree = readTree(process.cwd());
  const pages = addressesOf(tree, "page.tsx").filter(({ address }) => address !== "/login");
  expect(pages.length).toBeGreaterThanOrEqual(5);
  for (const { address } of pages) {
    await page.goto(address || "/");
    await expect(page).toHaveURL(/\/login\?callbackUrl=/);
  }
  const open = /^\/api\/(auth|health)\b/;
  const routes = addressesOf(tree, "route.ts").filter(({ address }) => !open.test(address));
  expect(routes.length).toBeGreaterThanOrEqual(8);
  const answers: [string, number][] = [];
  for (const { address, text } of routes) {
    for (const [, method = ""] of text.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)) {
      const answer = await request.fetch(address, { method, maxRedirects: 0 });
      answers.push([`${method} ${address}`, answer.status()]);
    }
  }
  expect(answers).toEqual(answers.map(([address]) => [address, 401]));
  expect((await request.get("/api/health")).status()).toBe(200);
});

test("a viewer sees the desk, is told what is closed, and is refused when asking all the same", async ({
  page,
}) => {
  await signIn(page, PEOPLE.viewer);
  await openQueue(page);
  await expect(page.getByText("Your role, viewer, reads and exports.", { exact: false })).toBeVisible();
  for (const name of ["Keep", "Remove", "Escalate", "Flag", "Note", "Undo"]) {
    await expect(page.getByRole("toolbar").getByRole("button", { name })).toBeDisabled();
  }
  for (const key of ["a", "r", "e", "f", "n"]) await page.keyboard.press(key);
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByLabel("Note", { exact: true })).toBeHidden();
  await expect(page.locator("tr[data-done]")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Tag", exact: true })).toBeHidden();

  await page.goto("/imports");
  await expect(page.getByText("Your role, viewer, reads this page. Moderators import.")).toBeVisible();
  await expect(page.getByTestId("import-files")).toHaveCount(0);
  const answer = await page.request.post("/api/imports?name=page.txt", { data: A_PAGE });
  expect(answer.status()).toBe(403);
  expect(await answer.json()).toMatchObject({ code: "not_allowed" });
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "People" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Remove the sample pages" })).toBeHidden();
  expect((await page.request.get("/queue/export?status=open")).status()).toBe(200);
});

test("what a moderator's browser may ask for, a viewer's and nobody's may not", async ({
  page,
  anotherPage,
  request,
}) => {
  const viewer = await anotherPage();
  await signIn(viewer, PEOPLE.viewer);
  await signIn(page);
  const asked: Request[] = [];
  page.on("request", (sent) => isAction(sent) && asked.push(sent));
  await openQueue(page);
  const id = await openComment(page).getAttribute("data-comment");
  await page.keyboard.press("f");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await expect.poll(() => asked.length).toBe(1);
  await page.keyboard.press("n");
  await page.keyboard.type("Mine.");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => asked.length).toBe(2);
  await page.getByRole("button", { name: "Tag", exact: true }).click();
  await page.keyboard.type("mine");
  await page.keyboard.press("Enter");
  await expect.poll(() => asked.length).toBe(3);
  await page.keyboard.press("a");
  await expect.poll(() => asked.length).toBe(4);
  await page.keyboard.press("u");
  await expect(page.getByText(/Undone, saved/)).toBeVisible();
  expect(asked).toHaveLength(5);

  const state = async () => (await page.request.get(`/api/comments/${id}`)).json();
  const before = await state();
  for (const act of asked) {
    expect(await replay(act, viewer.request)).toContain('"code":"not_allowed"');
    expect(await replay(act, request)).toContain('"code":"not_signed_in"');
  }
  expect(await state()).toEqual(before);
});

test.describe("an admin's acts", () => {
  // What is asked without a session is refused, and the browser says so.
  test.use({ allowedComplaints: [/401/] });

  test("are refused to a moderator, and a disabled person's session ends at once", async ({
    page,
    anotherPage,
  }) => {
    const moderator = await anotherPage();
    await signIn(moderator);
    await moderator.goto("/settings");
    await expect(moderator.getByRole("heading", { name: "House rules" })).toBeVisible();
    await expect(moderator.getByRole("heading", { name: "People" })).toBeHidden();
    await openQueue(moderator);

    await signIn(page, PEOPLE.admin);
    await page.goto("/settings");
    const asked: Request[] = [];
    page.on("request", (sent) => isAction(sent) && asked.push(sent));
    await page.getByLabel(`Role of ${PEOPLE.viewer.name}`).selectOption("admin");
    const question = page.getByRole("dialog", { name: "Make this person an admin?" });
    await question.getByLabel("Your own password").fill("not it at all");
    await question.getByRole("button", { name: "Make admin" }).click();
    await expect(page.getByText("This is not your password. Nothing was changed.")).toBeVisible();
    await page.getByLabel(`Role of ${PEOPLE.viewer.name}`).selectOption("admin");
    await question.getByLabel("Your own password").fill(PEOPLE.admin.password);
    await question.getByRole("button", { name: "Make admin" }).click();
    await expect(page.getByText("Vera is admin from now on.")).toBeVisible();
    await page.getByLabel(`Role of ${PEOPLE.viewer.name}`).selectOption("viewer");
    await expect(page.getByText("Vera is viewer from now on.")).toBeVisible();
    const [, promote] = asked;
    if (!promote) throw new Error("The role was changed without asking the server.");
    expect(await replay(promote, moderator.request)).toContain('"code":"not_allowed"');
    await page.reload();
    await expect(page.getByLabel(`Role of ${PEOPLE.viewer.name}`)).toHaveValue("viewer");

    expect((await moderator.request.get("/api/counts")).status()).toBe(200);
    await page.getByRole("button", { name: `Acts for ${PEOPLE.moderator.name}` }).click();
    await page.getByRole("menuitem", { name: "Disable the account" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
    await expect(page.getByText("Mori can no longer sign in.")).toBeVisible();
    expect((await moderator.request.get("/api/counts")).status()).toBe(401);
    await moderator.keyboard.press("a");
    await expect(
      moderator.getByText("Signed out – 1 change saved on this device, will be sent"),
    ).toBeVisible();
    await moderator.reload();
    await expect(moderator).toHaveURL(/\/login/);
    await fillSignIn(moderator, PEOPLE.moderator);
    await expect(moderator.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
    await moderator.goto("/queue");
    await expect(moderator).toHaveURL(/\/login/);
  });
});
