import { expect, test } from "vitest";
import { readExport } from "@/tests/support/read-export";
import { aComment, anExport, anItem } from "@/tests/support/wordpress-export";

const ZEROS = ["0000-00-00 00:00:00", "-0001-11-30 00:00:00", ""];

test.for(ZEROS)("where the GMT date is %j, the local one counts, with a warning", async (zero) => {
  const comment = aComment({ comment_date_gmt: zero });
  const item = anItem([comment], { "wp:post_date": "2019-03-04 12:00:00", "wp:post_date_gmt": zero });
  const found = await readExport(anExport([item]));
  expect(found.comments[0]?.comment.postedAt).toBe("2019-03-04T14:06:07.000Z");
  expect(found.articles[0]?.publishedAt).toBe("2019-03-04T12:00:00.000Z");
  expect(found.warnings.filter(({ code }) => code === "bad_date")).toMatchObject([
    {
      code: "bad_date",
      position: null,
      message: expect.stringMatching(/article has its date in the site's own zone/),
    },
    { code: "bad_date", position: 1, message: expect.stringMatching(/taken as UTC/) },
  ]);
});

test("a site whose other dates stand in both zones shows how far its own is from UTC, from the first record on", async () => {
  const zero = aComment({ comment_date_gmt: "0000-00-00 00:00:00" });
  const good = aComment({
    comment_id: "8",
    comment_date: "2019-03-04 14:00:00",
    comment_date_gmt: "2019-03-04 05:00:00",
  });
  for (const comments of [
    [zero, good],
    [good, zero],
  ]) {
    const item = anItem(comments, {
      pubDate: "Wed, 30 Nov -0001 00:00:00 +0000",
      "wp:post_date": "2019-03-04 12:00:00",
      "wp:post_date_gmt": "0000-00-00 00:00:00",
    });
    const found = await readExport(anExport([item]));
    const times = found.comments.map(({ comment }) => comment.postedAt);
    expect(times).toContain("2019-03-04T05:06:07.000Z");
    expect(found.articles[0]?.publishedAt).toBe("2019-03-04T03:00:00.000Z");
    expect(found.warnings.filter(({ code }) => code === "bad_date")).toEqual([]);
  }
});

test("titles, names and addresses that were escaped twice are read to the end", async () => {
  const item = anItem([aComment({ comment_author: "O&amp;amp;#039;Dell" })], {
    title: "Oars &amp;amp; sails &amp;#8220;late&amp;#8221; &amp;lt;b&amp;gt;",
    link: "https://ledger.example/?a=1&amp;amp;b=2&amp;#038;c=3",
  });
  const found = await readExport(anExport([item]));
  expect(found.articles[0]).toMatchObject({
    title: "Oars & sails “late” <b>",
    url: "https://ledger.example/?a=1&b=2&c=3",
  });
  expect(found.comments[0]?.comment.author).toBe("O'Dell");
});
