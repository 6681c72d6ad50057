import fc from "fast-check";
import { expect, test } from "vitest";
import { htmlToText } from "./plain-body";

test("markup becomes the text that a reader sees", () => {
  const cases: [string, string][] = [
    ["", ""],
    ["Just so.", "Just so."],
    ["Tea &amp; rice &lt;3 &#x1F41F;", "Tea & rice <3 🐟"],
    ["<p>One\n two.</p>\n<p>Three.</p>", "One two.\n\nThree."],
    ["One<br>two<br /><br/>three", "One\ntwo\n\nthree"],
    ["<div>One</div><div>two</div>", "One\ntwo"],
    ["One\r\ntwo\r\n\r\nthree &amp; <b>four</b>", "One\ntwo\n\nthree & four"],
    ["<ul><li>rope</li><li><p>tar</p></li></ul><p>Gone.</p>", "- rope\n\n- tar\n\nGone."],
    [
      "<blockquote><p>The tide.</p><p>It rose.</p></blockquote><p>No.</p>",
      "> The tide.\n>\n> It rose.\n\nNo.",
    ],
    ["<blockquote>a<blockquote>b</blockquote></blockquote>c<br>d", "> a\n>\n> > b\n\nc\nd"],
    ["<pre>a\n  b</pre><p>c</p>", "a\n  b\n\nc"],
    ["<p>a<script>x</script><style>y</style><template>z</template></p>", "a"],
    ["<p>a&nbsp;b<!-- c --></p>", "a b"],
    ["<p>Hm <img class=emoji alt=':wave:'><img alt='A pier at dusk'>!</p>", "Hm :wave:!"],
  ];
  for (const [html, text] of cases) expect(htmlToText(html)).toBe(text);
});

test("a link keeps its text, and says where it leads where the text does not", () => {
  const cases: [string, string][] = [
    ['<a href="https://pier.example/">pier.example</a>', "pier.example"],
    [
      '<a href="https://pier.example/a/very/long">pier.example/a/ve...</a>',
      "https://pier.example/a/very/long",
    ],
    ['Buy <a href="https://pier.example/x">here</a> now', "Buy here (https://pier.example/x) now"],
    ['<a href="/u/maren">@maren</a> hm', "@maren hm"],
    ['<a href="https://pier.example/u/maren">@maren</a> hm', "@maren hm"],
    ['<a href="javascript:alert(1)">tide</a>', "tide"],
  ];
  for (const [html, text] of cases) expect(htmlToText(html)).toBe(text);
});

test("tags nested or multiplied without end give a text and no error", () => {
  expect(htmlToText(`${"<div>".repeat(100_000)}tide`)).toBe("tide");
  expect(htmlToText(`${"<blockquote>".repeat(50_000)}tide`)).toMatch(/^(?:> ){20}tide$/);
  const fonts = Array.from({ length: 2000 }, (_, at) => `<font color=${at}>`).join("");
  expect(htmlToText(`<p>${fonts}${"</p><p>tide".repeat(2000)}`)).toMatch(/^tide\s+tide/);
});

test("any text is read without a throw, and no tag of ours comes out", () => {
  const tags =
    "<p> </p> <br> <b> </b> <blockquote> </blockquote> <li> <table> <td> <pre> <a> </a> <script> &amp; \n".split(
      " ",
    );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...tags), fc.string({ unit: "binary", maxLength: 12 })), {
        maxLength: 30,
      }),
      (parts) => {
        const text = htmlToText(parts.join(""));
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/[\0\p{Cs}]/u);
        expect(text).not.toMatch(/<(?:p|br|blockquote|table|td)>/);
      },
    ),
    { numRuns: 200 },
  );
});
