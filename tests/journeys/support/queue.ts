import { expect, type Page } from "@playwright/test";

/** The comment that is being read. */
export const openComment = (page: Page) => page.locator("article[data-comment]");

/** Opens the queue that these words name, with its first comment read. */
export async function openQueue(page: Page, words = "status=open"): Promise<void> {
  await page.goto(`/queue?${words}`);
  await untilRead(page);
}

/** Reads the queue from the comment that is open to its last, by the key j, and looks at each once it is all there. */
export async function walkQueue<Seen>(page: Page, look: (id: string) => Promise<Seen>): Promise<Seen[]> {
  const grid = page.getByRole("grid", { name: "Comments" });
  // How many there are is asked for beside the first rows, and told after them.
  await expect(grid).toHaveAttribute("aria-rowcount", /^[1-9]/);
  const rows = Number(await grid.getAttribute("aria-rowcount")) - 1;
  const seen: Seen[] = [];
  for (let id = await untilRead(page); ; id = await untilRead(page, id)) {
    seen.push(await look(id));
    if (seen.length === rows) return seen;
    await page.keyboard.press("j", { delay: 0 });
  }
}

/** Waits until a comment, another than `previous`, is shown with its own thread; returns its id. */
async function untilRead(page: Page, previous: string | null = null): Promise<string> {
  const read = await page.waitForFunction((before) => {
    const id = document.querySelector("article[data-comment]")?.getAttribute("data-comment");
    const number = /No\. (\d+)/.exec(document.querySelector("aside h2")?.textContent ?? "")?.[1];
    // The thread of the comment before stands there until the new one is drawn.
    const here = document.querySelector("[aria-labelledby=thread-head] [aria-current]")?.firstElementChild;
    return id && id !== before && number === here?.textContent ? id : null;
  }, previous);
  return (await read.jsonValue()) ?? "";
}
