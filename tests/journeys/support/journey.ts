import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type JourneyDesk, startJourneyDesk } from "./desk-server";
import { PEOPLE } from "./people";

type Person = { email: string; password: string };

type Fixtures = {
  /** What the browser may complain about in this journey: a refusal that it is about, say. */
  allowedComplaints: RegExp[];
  /** A desk with the people and the sample pages, and nothing of an earlier journey. `page.goto("/queue")` goes there. */
  desk: JourneyDesk;
  /** Another browser, for a second person. Its complaints count too. */
  anotherPage: () => Promise<Page>;
};

/** A test in a real browser, on a desk as good as new; a complaint on the browser's console fails it. */
export const test = base.extend<Fixtures, { startedDesk: JourneyDesk }>({
  allowedComplaints: [[], { option: true }],

  // Started once: a server that has answered before is several seconds quicker.
  startedDesk: [
    async ({ browserName: _ }, use) => {
      const desk = await startJourneyDesk();
      await use(desk);
      await desk.stop();
    },
    { scope: "worker" },
  ],

  desk: async ({ startedDesk }, use, info) => {
    await startedDesk.begin();
    await use(startedDesk);
    if (info.status !== info.expectedStatus)
      await info.attach("the desk's log", { body: startedDesk.said() });
  },

  baseURL: async ({ desk }, use) => use(desk.address),

  page: async ({ page }, use) => {
    pace(page);
    await use(page);
  },

  context: async ({ context, allowedComplaints }, use) => {
    const complaints = listen(context, allowedComplaints);
    await use(context);
    expect(complaints, "complaints on the browser's console").toEqual([]);
  },

  anotherPage: async ({ browser, desk, allowedComplaints }, use) => {
    const opened: { context: BrowserContext; complaints: string[] }[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL: desk.address });
      opened.push({ context, complaints: listen(context, allowedComplaints) });
      return pace(await context.newPage());
    });
    await Promise.all(opened.map(({ context }) => context.close()));
    const complaints = opened.flatMap((one) => one.complaints);
    expect(complaints, "complaints on the other browser's console").toEqual([]);
  },
});

export { expect };

/** Nobody presses two keys in one breath: the next one comes when what the last one did is drawn. */
const PACE_MS = 80;

/** Presses keys of this page as a person does, who looks in between. */
function pace(page: Page): Page {
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (key, options) => {
    await press(key, { delay: PACE_MS, ...options });
    await page
      .evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))))
      // The key led to another page.
      .catch(() => undefined);
  };
  return page;
}

function listen(context: BrowserContext, allowed: RegExp[]): string[] {
  const complaints: string[] = [];
  const keep = (text: string) => {
    if (!allowed.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  context.on("console", (message) => {
    if (message.type() === "error") keep(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => keep(String(error.error())));
  return complaints;
}

/** Signs in as the form does, without drawing it: sign-in.spec.ts does that. No page is open afterwards. */
export async function signIn(page: Page, { email, password }: Person = PEOPLE.moderator): Promise<void> {
  const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
  const answer = await page.request.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password, json: "true" },
  });
  expect(answer.status(), `${email} signs in`).toBe(200);
}

/** Fills the form and sends it; what follows is the test's matter. */
export async function fillSignIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** What another theme can break. */
export const COLOURS = ["color-contrast", "link-in-text-block"];

/** Fails with what axe holds against the page as it stands, by all its rules or by some. */
export async function expectAccessible(page: Page, only: readonly string[] = []): Promise<void> {
  // No page of ours has a frame. Looking into frames, and telling of what passed, takes three times as long.
  const rules = { "target-size": { enabled: true } };
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"], rules });
  if (only.length > 0) axe.withRules([...only]);
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} — ${nodes.map((node) => node.target).join(", ")}`,
  );
  expect(found).toEqual([]);
}

/** What on the page must be pushed sideways to be read, the page itself included. */
export function sidewaysScrolls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const mayScroll = (element: Element) =>
      element === root || /auto|scroll/.test(getComputedStyle(element).overflowX);
    return [root, ...document.querySelectorAll("body *")]
      .filter((element) => element.scrollWidth > element.clientWidth && mayScroll(element))
      .map((element) => `${element.tagName} ${element.className}: ${element.scrollWidth} px`);
  });
}
