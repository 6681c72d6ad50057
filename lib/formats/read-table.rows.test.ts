import fc from "fast-check";
import { expect, test } from "vitest";
import { readTable as read } from "@/tests/support/read-table";

const HEADLESS = "The oar is bent.,Ines,2026-03-02\nWho bent it?,Oda,2026-03-03\nThe sea.,Piet,2026-03-04\n";

test("a table without headings says so with its columns' numbers, and loses no row", async () => {
  await expect(read(HEADLESS)).rejects.toThrow(
    /^pier\.csv, line 1: the table has no headings, and its first row is 1 “The oar is bent\.”, 2 “Ines”, 3 “2026-03-02”\..*--map body=NUMBER/,
  );
  const found = await read(HEADLESS, { columns: { body: "1", author: "column 2", posted_at: "#3" } });
  expect(found.comments.map(({ body, author, postedAt }) => [body, author, postedAt?.slice(0, 10)])).toEqual([
    ["The oar is bent.", "Ines", "2026-03-02"],
    ["Who bent it?", "Oda", "2026-03-03"],
    ["The sea.", "Piet", "2026-03-04"],
  ]);
});

test.for([
  ["numbers", "7,The oar is bent\n8,Who bent it\n", { body: "2", comment_id: "1" }],
  ["sentences", "The oar is bent.;Ines\nWho bent it?;Oda\n", { body: "1" }],
  ["words alone, called by numbers", "Ines,bent\nOda,Who bent it?\n", { body: "2" }],
  ["a long first comment", `${"The oar is bent. ".repeat(20)},Ines,x\nWho?,Oda,y\n`, { body: "1" }],
] as const)("a table without headings: %s", async ([, table, columns]) => {
  expect((await read(table, { columns })).comments).toHaveLength(2);
});

test("whether the first row holds headings can be said, and a headed table can be mapped by number too", async () => {
  const table = "Texto,Quien\nThe oar is bent,Ines\n";
  expect((await read(table, { columns: { body: "1" }, hasHeadings: true })).comments).toHaveLength(1);
  expect((await read(table, { columns: { body: "1" }, hasHeadings: false })).comments).toHaveLength(2);
  expect(
    (await read("text,note\nOld,New\n", { columns: { body: "2" } })).comments.map(({ body }) => body),
  ).toEqual(["New"]);
  await expect(read("text,note\nOld,New\n", { columns: { body: "3" } })).rejects.toThrow(
    /no column is headed “3”/,
  );
});

test.for([
  ["behind the rows", "said_text,author,date\nOne.,Ines,2026-03-02,,\nTwo.,Oda,2026-03-03,,\n"],
  ["behind the headings", "said_text,author,date,,\nOne.,Ines,2026-03-02\nTwo.,Oda,2026-03-03\n"],
  ["behind both", "said_text,author,date,,\nOne.,Ines,2026-03-02,,\nTwo.,Oda,2026-03-03,,,\n"],
  ["behind some", 'said_text,author,date,\nOne.,Ines,2026-03-02\nTwo.,Oda,2026-03-03,"",\n'],
] as const)("commas without a cell %s change nothing", async ([, table]) => {
  const found = await read(table, { columns: { body: "said_text" } });
  expect(found.comments.map(({ body, author }) => [body, author])).toEqual([
    ["One.", "Ines"],
    ["Two.", "Oda"],
  ]);
  expect(found.refusals).toEqual([]);
});

test("a column without a heading keeps its cells", async () => {
  const found = await read("author,date,\nInes,2026-03-02,One.\n", { columns: { body: "column 3" } });
  expect(found.comments[0]?.body).toBe("One.");
});

test("no table loses a row, with or without headings, whatever separators stand behind", async () => {
  const word = fc.constantFrom("Ines", "Oda", "Piet");
  const row = fc.tuple(
    fc.constantFrom("The oar is bent.", "Who bent it?", "So it is."),
    word,
    fc.integer({ min: 10, max: 28 }),
  );
  const form = fc.record({
    separator: fc.constantFrom(",", ";", "\t", "|"),
    hasHeadings: fc.boolean(),
    behindHeader: fc.nat(3),
    behindRows: fc.nat(3),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      form,
      async (rows, { separator, ...with_ }) => {
        const line = (cells: readonly unknown[], behind: number) =>
          cells.join(separator) + separator.repeat(behind);
        const lines = rows.map(([body, author, day]) =>
          line([body, author, `2026-03-${day}`], with_.behindRows),
        );
        const header = with_.hasHeadings ? [line(["What they said", "Who", "Day"], with_.behindHeader)] : [];
        const columns = { body: "1", author: "2", posted_at: "3" };
        const found = await read(`${[...header, ...lines].join("\n")}\n`, { columns });
        expect(
          found.comments.map(({ body, author, postedAt }) => [body, author, Number(postedAt?.slice(8, 10))]),
        ).toEqual(rows);
        expect(found.refusals).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

test("two columns without headings are a table too, and no text of a page", async () => {
  await expect(read("The oar is bent,Ines\nWho bent it?,Oda\n")).rejects.toThrow(/Say which/);
});
