/** What somebody who means harm, or a broken program, leaves as a comment. `name` says what is odd about it. */
export type HostileBody = { name: string; body: string };

const word = (letter: string, times: number) => letter.repeat(times);

const MARKUP = [
  "<script>window.hostile = 1</script>",
  "</textarea></title></script><script>window.hostile=2</script>",
  '<img src=x onerror="window.hostile=3">',
  "<svg/onload=window.hostile=4>",
  '<a href="javascript:window.hostile=5">go</a>',
  "<iframe srcdoc='<script>parent.hostile=6</script>'></iframe>",
  "<style>*{display:none!important}</style>",
  '"><input autofocus onfocus=window.hostile=7>',
  "<!-- <b> --><![CDATA[ ]]> <?php echo 1 ?>",
  "<math><mtext></table><mglyph><style><img src=x onerror=window.hostile=8>",
  "&lt;script&gt;&amp;amp;&#x3c;b&#62;&nbsp;&notanentity;",
  "<plaintext><table><tr><td>",
  "</div></main></body></html>",
  "[a](javascript:window.hostile=9) ![b](x) **c** `d` > e",
  "data:text/html,<script>window.hostile=10</script>",
];

const FORMULAS = [
  "=1+1",
  '=HYPERLINK("http://evil.example","click")',
  "=cmd|' /C calc'!A0",
  "+1-1",
  "-2+3+cmd|' /C calc'!D2",
  "@SUM(1,1)",
  "\t=1+1",
  "\r=1+1",
  "'=1+1",
  "''=1+1",
  " =1+1",
  "%0A=1+1",
  '";=1+1',
  "\uFF1D1+1",
];

const CELLS = [
  '"',
  '""',
  '","',
  "a,b;c\td|e",
  "line one\nline two",
  "line one\r\nline two",
  "line one\rline two",
  "\u2028line separator\u2029paragraph separator",
  "\u0085next line",
  "NULL",
  "null",
  "\\N",
  "undefined",
  "NaN",
  "true",
  "0",
  "-0",
  "00123",
  "1e309",
  "2026-11-21",
  "#REF!",
];

const CODE = [
  "'; DROP TABLE comment; --",
  "1' OR '1'='1",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template that must stay text
  "$1 $2 ${process.exit(1)} {{7*7}} #{7*7} <%= 7*7 %> %s %n %x",
  '{"__proto__":{"polluted":true}}',
  "constructor",
  "__proto__",
  "../../../../etc/passwd",
  "\\\\?\\C:\\con\\aux",
  "\\u0000 \\x00 \\0 \\",
  "a & b | c ! (d <-> e) : * '",
  "() { :; }; echo hostile",
  "\u001b[31mred\u001b[0m\u001b]0;title\u0007",
];

const UNICODE = [
  "\u202eright to left override\u202c",
  "\u2066isolate\u2069 \u2067other\u2069 \u2068third\u2069",
  "\u202a\u202b\u202d never closed",
  "zero\u200bwidth\u200cjoiners\u200d\u2060everywhere\ufeff",
  "\ufeffstarts with a byte-order mark",
  "مرحبا بالعالم",
  "שלום (1) עולם abc 123",
  "👩‍👩‍👧‍👦👨🏿‍🚀🏳️‍🌈🇯🇵🇺🇳",
  "🇯🇵🇯",
  `Z${"\u0351\u0357\u0363\u0302".repeat(200)}algo`,
  "e\u0301 é \u1E9B\u0323 ﬁ ① ㎏",
  "İstanbul ıI ß ẞ ς",
  "日本語の長い文章、改行なし。".repeat(40),
  "\ufff9anchor\ufffbannotation",
  "\ue000\u{10fffd}",
  "\ufffe\uffff noncharacters",
  "\u{1f600}".repeat(2000),
  "\u115f\u1160\u3164\uffa0",
  "\u00ad\u00ad soft hyphens \u00ad",
  "\u2800\u3000\u2003",
  "\u0001\u0008\u000b\u000c\u001f\u007f\u0080\u009f",
  "ﷺ﷽𒐫꧅",
];

const BROKEN = [
  "\0",
  "NUL in \0 the middle",
  "\ud800",
  "\udc00",
  "\udc00\ud800",
  "half a pair \ud83d at a word",
  "\ud83d\u200d\ude00",
];

const LONG: HostileBody[] = [
  { name: "1 MB of one word", body: word("a", 1_048_576) },
  { name: "1 MB of one wide letter", body: word("漢", 349_526) },
  {
    name: "a hundred thousand words",
    body: Array.from({ length: 100_000 }, (_, n) => n.toString(36)).join(" "),
  },
  { name: "ten thousand lines", body: word("\n", 10_000).concat("end") },
  { name: "a very long line", body: "words and words ".repeat(20_000).trim() },
  { name: "a long address", body: `https://evil.example/${word("a/", 20_000)}` },
  { name: "hyphens without end", body: word("ab-", 30_000) },
  { name: "a thousand quotes of quotes", body: word("> ", 1000).concat("deep") },
];

const BLANK: HostileBody[] = [
  { name: "an empty body", body: "" },
  { name: "a body of one space", body: " " },
];

/** At least a hundred of them, all different, the same on every call. */
export function hostileBodies(): HostileBody[] {
  const named = (kind: string, bodies: string[]) =>
    bodies.map((body) => ({ name: `${kind}: ${JSON.stringify(body).slice(0, 40)}`, body }));
  return [
    ...named("markup", MARKUP),
    ...named("formula", FORMULAS),
    ...named("cell", CELLS),
    ...named("code", CODE),
    ...named("unicode", UNICODE),
    ...named("broken", BROKEN),
    ...LONG,
    ...BLANK,
  ];
}

/** The same body as the desk stores it: as it was, but NUL and half surrogate pairs become U+FFFD. */
export function asStored(body: string): string {
  return [...body].map((char) => (char === "\0" || /^\p{Surrogate}$/u.test(char) ? "\uFFFD" : char)).join("");
}
