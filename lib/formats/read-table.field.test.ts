import { expect, test } from "vitest";
import { readTable as read } from "@/tests/support/read-table";

test.for([
  "",
  "0",
  "0.0",
  "0.00",
  "-1",
  "-1.0",
  "root",
  "NaN",
  "nan",
  "null",
  "NULL",
  "None",
  "none",
  "nil",
  "NA",
  "N/A",
  "#N/A",
  "undefined",
  "-",
  "–",
  "--",
  "\\N",
  "(null)",
  "<NA>",
  "NaT",
  "false",
  "00000000-0000-0000-0000-000000000000",
  " null ",
])("a parent of %j is no parent, without a warning", async (parent) => {
  const found = await read(
    `id,parent_id,author,text,article_id\n41,,Ines,First.,5\n42,${parent},Oda,Second.,5\n`,
  );
  expect(found.comments.map(({ parentSourceId }) => parentSourceId)).toEqual([null, null]);
  expect((await found.collected()).warnings).toEqual([]);
});

test("ids that a program took for fractions are whole again, and answers find them", async () => {
  const mixed = await read(
    "id;parent_id;text;article_id\n41;0,0;First.;5\n42;41.0;Second.;5\n43;42.00;Third.;5\n44;43,0;Fourth.;5\n",
  );
  expect(mixed.comments.map(({ parentSourceId }) => parentSourceId)).toEqual([null, "41", "42", "43"]);
  const all = await read(
    "id,parent_id,text,article_id\n41.0,,First.,5.0\n42.0,41.0,Second.,5.0\n43.0,42,Third.,5.0\n",
  );
  expect(all.comments.map(({ sourceId, parentSourceId }) => [sourceId, parentSourceId])).toEqual([
    ["41", null],
    ["42", "41"],
    ["43", "42"],
  ]);
  expect(all.articles[0]?.sourceId).toBe("5");
  const points = await read("id,parent_id,text,article_id\n1.0,,First.,5\n1.1,1.0,Second.,5\n");
  expect(points.comments.map(({ sourceId, parentSourceId }) => [sourceId, parentSourceId])).toEqual([
    ["1.0", null],
    ["1.1", "1.0"],
  ]);
});

test("words for nothing are unknown votes, times and ids, without a warning", async () => {
  const found = await read(
    "id,author,text,likes,date,article_id\nNaN,Ines,One.,NaN,NaT,5\nnull,Oda,Two.,#N/A,0000-00-00 00:00:00,5\n",
  );
  expect(found.comments).toMatchObject([
    { sourceId: null, upvotes: null, postedAt: null },
    { sourceId: null, upvotes: null, postedAt: null },
  ]);
  expect(found.warnings).toEqual([]);
});

test("a column of HTML is read as text, with the addresses of its links", async () => {
  const found = await read(
    'id,author,text,article\n1,Ines,"The oar is bent.<br/>It&#39;s older, &amp; heavier.<br/><br/>So.",Oars\n2,"O&#039;Dell","<p>See <a href=""https://a.example/x"">this <b>list</b></a>.</p>","Oars &amp; sails"\n',
  );
  expect(found.comments.map(({ body }) => body)).toEqual([
    "The oar is bent.\nIt's older, & heavier.\n\nSo.",
    "See this list (https://a.example/x).",
  ]);
  expect(found.comments[1]?.author).toBe("O'Dell");
  expect(found.articles.map(({ title }) => title)).toEqual(["Oars", "Oars & sails"]);
});

test("one cell of many that speaks of HTML makes no column of it, and signs are no tags", async () => {
  const plain = Array.from(
    { length: 30 },
    (_, at) => `${at},"Line ${at}: a<b and c>d & so on, I <3 oars"\n`,
  ).join("");
  const found = await read(`id,text\n${plain}31,"Write <b>bold</b> for bold."\n`);
  expect(found.comments[0]?.body).toBe("Line 0: a<b and c>d & so on, I <3 oars");
  expect(found.comments.at(-1)?.body).toBe("Write <b>bold</b> for bold.");
  const html = await read(
    'id,text\n1,"<p>Fine &amp; dry.</p>"\n2,"if x<y then z, 5 < 6, I <3 oars &amp; sails"\n3,"Two\nlines"\n',
  );
  expect(html.comments.map(({ body }) => body)).toEqual([
    "Fine & dry.",
    "if x<y then z, 5 < 6, I <3 oars & sails",
    "Two\nlines",
  ]);
});

test("whether the text is HTML can be said by hand, either way", async () => {
  const table = 'who,said\nInes,"<p>One</p>"\nOda,"<p>Two</p>"\n';
  expect((await read(table, { columns: { body: "said" } })).comments[0]?.body).toBe("One");
  expect((await read(table, { columns: { body_text: "said" } })).comments[0]?.body).toBe("<p>One</p>");
  expect(
    (await read("who,said\nInes,a &lt; b\nOda,Two\n", { columns: { body_html: "said" } })).comments[0]?.body,
  ).toBe("a < b");
});

test("WordPress' list of comments as a table: HTML, states, parents, pingbacks", async () => {
  const found = await read(
    'comment_ID,comment_post_ID,comment_date,comment_date_gmt,comment_approved,comment_author,comment_content,comment_parent,comment_type\n8,3,"2024-05-01 12:00:00","2024-05-01 10:00:00",1,Ines,"It is <em>old</em> &amp; bent",0,comment\n9,3,"2024-05-01 13:00:00","2024-05-01 11:00:00",0,Oda,Who?,8,pingback\n',
  );
  expect(found.comments).toMatchObject([
    {
      body: "It is old & bent",
      state: "approved",
      parentSourceId: null,
      postedAt: "2024-05-01T10:00:00.000Z",
    },
    { body: "Who?", state: "pending", parentSourceId: "8", kind: "pingback" },
  ]);
  const rest = await read(
    "id,post,parent,author_name,date,date_gmt,content.rendered,link,status\n8,3,0,Ines,2024-05-01T12:00:00,2024-05-01T10:00:00,<p>Old &amp; bent</p>,https://a.example/oars/#comment-8,hold\n",
  );
  expect(rest.comments).toMatchObject([
    { body: "Old & bent", author: "Ines", state: "pending", postedAt: "2024-05-01T10:00:00.000Z" },
  ]);
  expect(rest.articles).toMatchObject([{ url: "https://a.example/oars/" }]);
});

test("yes and no mean what their heading asks", async () => {
  const found = await read("id,text,is_spam\n1,Buy.,true\n2,Hm.,false\n");
  expect(found.comments.map(({ state }) => state)).toEqual(["spam", null]);
});

test("ten past twenty-four is ten past midnight of that day", async () => {
  const found = await read(
    'Comment ID,Published Timestamp,Article URL,Comment Text\na,"12/31/2024, 23:59:01",https://a.example/oars,One.\nb,"1/2/2025, 24:10:00",https://a.example/oars,Two.\n',
  );
  expect(found.comments.map(({ postedAt }) => postedAt)).toEqual([
    "2024-12-31T23:59:01.000Z",
    "2025-01-02T00:10:00.000Z",
  ]);
});

test.for(['="129"', ' ="129"', '= "129"', "='129'", "=129", "'129", '"=""129"""', "\u2019129"])(
  "Excel's guard %s is 129",
  async (cell) => {
    const found = await read(`id,parent_id,user,text\n${cell},,Ines,One.\n130,${cell},Oda,Two.\n`);
    expect(found.comments).toMatchObject([{ sourceId: "129" }, { parentSourceId: "129" }]);
  },
);

test("a guard comes off words only where the whole column has it", async () => {
  const all = await read('id,text\n1,"=""One."""\n2,"=""Two."""\n');
  expect(all.comments.map(({ body }) => body)).toEqual(["One.", "Two."]);
  const one = await read('id,text\n1,"=""One."""\n2,=1+1 is two\n3,\'tis late\n');
  expect(one.comments.map(({ body }) => body)).toEqual(['="One."', "=1+1 is two", "'tis late"]);
});

test.for([
  [";", "1.234", "7", 1234],
  [";", "12.345.678", "7", 12345678],
  [",", "1.234", "7", 1234],
  [";", "1,234", "7", 1234],
  [";", "1 234", "7", 1234],
  [";", "1\u202f234", "7", 1234],
  [";", "1'234", "7", 1234],
  [";", "1’234", "7", 1234],
  [";", "1.234,0", "7", 1234],
  [";", "5.000", "5.5", 5],
  [";", "5.000", "12.000", 5],
  [";", "5,0", "7", 5],
  [";", "-1.234", "7", -1234],
  [";", "1.234", "0.5", null],
  [";", "1.23", "7", null],
] as const)("between %s a count of %s beside %s is %s", async ([separator, count, other, read1]) => {
  const found = await read(
    ["id", "text", "score"].join(separator) +
      `\n${["1", "Hm.", count].join(separator)}\n${["2", "No.", other].join(separator)}\n`,
  );
  expect(found.comments[0]?.net).toBe(read1);
});

test("a table with German headings, states and numbers says all that it knows", async () => {
  const found = await read(
    "Kommentar-ID;Übergeordneter Kommentar;Verfasser;Erstellt am;Kommentartext;Artikel-ID;Artikeltitel;Daumen hoch;Daumen runter;Meldungen;Status\n8;;Ines;13.04.2026 10:04;Das Ruder ist krumm.;3;Ruder;1.234;2;3;freigegeben\n9;8;Oda;14.04.2026 10:04;Nein.;3;Ruder;0;7;0;abgelehnt\n",
  );
  expect(found.comments).toMatchObject([
    { sourceId: "8", author: "Ines", upvotes: 1234, downvotes: 2, reports: 3, state: "approved" },
    { sourceId: "9", parentSourceId: "8", postedAt: "2026-04-14T10:04:00.000Z", reports: 0, state: "trash" },
  ]);
  expect(found.articles[0]).toMatchObject({ sourceId: "3", title: "Ruder" });
});

test.for(["reports", "reportCount", "num_reports", "Flag Count", "flags", "times reported", "通報数"])(
  "readers' reports under the heading %s are counted",
  async (heading) => {
    const found = await read(`id,text,${heading}\n1,One.,4\n2,Two.,\n`);
    expect(found.comments.map(({ reports }) => reports)).toEqual([4, undefined]);
  },
);

test("articles that share an id which Excel rounded are known by their titles, with a warning", async () => {
  const found = await read(
    "article_id,article_title,id,text\n1.29403E+18,Oars,1,One.\n1.29403E+18,Sails,2,Two.\n1.29e18,Masts,3,Three.\n",
  );
  expect(found.articles.map(({ sourceId, title }) => [sourceId, title])).toEqual([
    [null, "Oars"],
    [null, "Sails"],
    [null, "Masts"],
  ]);
  expect(found.warnings.map(({ code, line }) => [code, line])).toEqual([["damaged_id", 2]]);
});

test("how helpful readers found it is told apart from how they did not", async () => {
  const found = await read("id,text,helpful_yes,helpful_no\n1,One.,4,2\n");
  expect(found.comments).toMatchObject([{ upvotes: 4, downvotes: 2 }]);
});
