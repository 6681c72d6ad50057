import type { Locator, Page } from "@playwright/test";
import { expect } from "./journey";

export type ChosenFile = { name: string; text: string | Buffer };

const underWay = (page: Page) => page.getByRole("region", { name: "Under way" });

/** One file among those that are under way, whoever sent it. */
export const card = (page: Page, name: string) =>
  underWay(page)
    .locator(":scope > ul > li")
    .filter({ has: page.getByRole("heading", { name, exact: true }) });

/** It takes folders once the page is live. */
export const folderField = (page: Page) => page.locator("input[webkitdirectory]");

export async function choose(page: Page, files: readonly ChosenFile[]): Promise<void> {
  await folderField(page).waitFor({ state: "attached" });
  await page
    .getByTestId("import-files")
    .setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) })),
    );
}

/** Waits until the preview of a file asks for a yes, and returns its card. */
export async function previewed(page: Page, name: string, timeout = 45_000): Promise<Locator> {
  const one = card(page, name);
  await expect(one.getByRole("button", { name: `Import ${name}` })).toBeEnabled({ timeout });
  return one;
}

/** Says yes to the preview of a file, and waits until it is imported. */
export async function confirmImport(page: Page, name: string): Promise<Locator> {
  const one = await previewed(page, name);
  await one.getByRole("button", { name: `Import ${name}` }).click();
  await expect(one.getByRole("link", { name: `Report of ${name}` })).toBeVisible({ timeout: 45_000 });
  return one;
}

/** Opens the list behind a count of a preview or a report, and returns it. */
export async function openChanges(within: Locator, label: string): Promise<Locator> {
  const count = within.getByRole("button", { name: label });
  if ((await count.getAttribute("aria-expanded")) !== "true") await count.click();
  const list = within.getByRole("list", { name: label, exact: true });
  await expect(list).toBeVisible();
  return list;
}

/** Imports a page about one article, and returns what the queue's address says of its thread. */
export async function importThread(page: Page, file: ChosenFile): Promise<string> {
  await page.goto("/imports");
  await choose(page, [file]);
  return confirmThread(page, file.name);
}

/** Says yes to the preview of such a page, and returns the same. */
export async function confirmThread(page: Page, name: string): Promise<string> {
  const done = await confirmImport(page, name);
  await done.getByRole("link", { name: `Report of ${name}` }).click();
  const article = page.getByRole("table", { name: "Articles" }).getByRole("link").first();
  await expect(article).toBeVisible();
  const thread = await article.getAttribute("href");
  return new URL(thread ?? "", "http://desk").search.slice(1);
}
