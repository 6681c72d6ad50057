import pg from "pg";
import { card, choose, confirmImport, openChanges, previewed } from "./support/imports";
import { expect, expectAccessible, signIn, test } from "./support/journey";
import { COLLEAGUE } from "./support/people";

const MANY = {
  name: "many.ndjson",
  text: Array.from({ length: 300 }, (_, index) =>
    JSON.stringify({
      comment_id: `c${index}`,
      article_title: `Council meeting ${index % 4}`,
      author: `Reader ${index % 500}`,
      posted_at: "2026-03-01T10:00:00Z",
      body: `Remark ${index} about the council and its harbour.`,
      upvotes: index % 17,
      downvotes: index % 5,
    }),
  ).join("\n"),
};

test("two moderators see how far an import is, and one of them cancels it and is told what that means", async ({
  page,
  anotherPage,
  desk,
}) => {
  const colleague = await anotherPage();
  await signIn(colleague, COLLEAGUE);
  await colleague.goto("/imports");
  await signIn(page);
  await page.goto("/imports");
  await choose(page, [MANY]);
  const preview = await previewed(page, MANY.name);
  await expect(preview.getByRole("button", { name: /300\s*New/ })).toBeVisible();
  const listed = await openChanges(preview, "New");
  await expect(listed.getByRole("listitem")).toHaveCount(100);
  await preview.getByRole("button", { name: "Show more" }).click();
  await expect(listed.getByRole("listitem")).toHaveCount(200);

  // Nothing can be written for a while, so that there is time to look.
  const holder = new pg.Client({ connectionString: desk.databaseUrl });
  await holder.connect();
  await holder.query("BEGIN; LOCK TABLE comment IN SHARE MODE");
  await preview.getByRole("button", { name: `Import ${MANY.name}` }).click();
  await expect(card(colleague, MANY.name)).toContainText("is being imported", { timeout: 45_000 });
  await expect(
    card(colleague, MANY.name).getByRole("progressbar", { name: `${MANY.name}, read` }),
  ).toBeVisible();
  await expect(card(colleague, MANY.name).getByText("comments", { exact: true })).toBeVisible();
  await preview.getByRole("button", { name: `Cancel ${MANY.name}` }).click();
  const question = page.getByRole("dialog", { name: "Cancel this import?" });
  await expect(question).toContainText("nothing is added twice");
  await expectAccessible(page);
  await question.getByRole("button", { name: "Cancel the import" }).click();
  await expect(question).toBeHidden();
  // The wish has to be on the desk before the import may go on.
  const wish = () => holder.query("SELECT is_cancelled FROM import WHERE file_name = $1", [MANY.name]);
  await expect.poll(async () => (await wish()).rows).toEqual([{ is_cancelled: true }]);
  await holder.end();
  await expect(card(page, MANY.name)).toContainText("cancelled half-way", { timeout: 45_000 });
  await expect(card(page, MANY.name)).toContainText("stays on the desk");
  const earlier = colleague.getByRole("region", { name: "Earlier" });
  await expect(earlier.getByRole("link", { name: MANY.name })).toContainText("cancelled half-way");
});

test("a record that cannot be read is refused with its text, and can be tried again", async ({ page }) => {
  const name = "broken.ndjson";
  const sound = { comment_id: "1", article_title: "Harbour tram", author: "Ines", body: "Whole." };
  await signIn(page);
  await page.goto("/imports");
  await choose(page, [
    { name, text: `${JSON.stringify(sound)}\n{"comment_id":"2","article_title":"Harbour tram","bod\n` },
  ]);
  const preview = await previewed(page, name);
  const refused = await openChanges(preview, "Refused");
  await expect(refused.getByRole("listitem")).toContainText("line 2");
  const done = await confirmImport(page, name);
  await expect(done).toContainText("1 new, 0 marked as gone, 1 refused");
  await done.getByRole("link", { name: `Report of ${name}` }).click();
  const kept = page.getByRole("list", { name: "Refused records" }).getByRole("listitem");
  // By key: the page still moves while the context of the import is worked out.
  await kept.getByText("Its text").press("Enter");
  await expect(kept.getByText('"comment_id":"2"')).toBeVisible();
  await expectAccessible(page);
  const address = page.url();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page).not.toHaveURL(address);
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
});
