import { expect, test } from "vitest";
import { withoutAddresses } from "./without-addresses";

test.each([
  [
    "JSON",
    '{"id":1,"author_email":"ada@harbour.example","ip":"192.0.2.7","body":"bd',
    '{"id":1,"author_email":"[left out]","ip":"[left out]","body":"bd',
  ],
  [
    "a field that holds no address",
    '{"email_hash":"5f0c3f1e","userIp":"unknown, hidden"}',
    '{"email_hash":"[left out]","userIp":"[left out]"}',
  ],
  ["a record that is cut off", '{"id":1,"email":"ada@harb', '{"id":1,"email":"[left out]'],
  [
    "names that only look alike",
    '{"ship":"Ferry","description":"a trip","zip":"9"}',
    '{"ship":"Ferry","description":"a trip","zip":"9"}',
  ],
  [
    "XML",
    "<wp:comment_author_email><![CDATA[ada@harbour.example]]></wp:comment_author_email><wp:comment_author_IP>2001:db8::7</wp:comment_author_IP>",
    "<wp:comment_author_email>[left out]</wp:comment_author_email><wp:comment_author_IP>[left out]</wp:comment_author_IP>",
  ],
  ["CSV", 'x1;ada@harbour.example;198.51.100.20;"Keep it"', 'x1;[left out];[left out];"Keep it"'],
  [
    "text",
    "From 2001:db8:0:0:0:0:0:1 at 10:30:45, mail Ada <ada.b+c@harbour.example>.",
    "From [left out] at 10:30:45, mail Ada <[left out]>.",
  ],
  [
    "HTML",
    'href="mailto:ada%40harbour.example">ada&#64;harbour.example',
    'href="mailto:[left out]">[left out]',
  ],
  ["escaped JSON", String.raw`"by":"ada\u0040harbour.example"`, '"by":"[left out]"'],
  ["letters of other scripts", "ada@例え.example и ада@порт.example", "[left out] и [left out]"],
  [
    "times, versions and handles",
    "at 12:30:00 on 2026-01-01T10:00:00Z, @ada and v1.2.3 of ::",
    "at 12:30:00 on 2026-01-01T10:00:00Z, @ada and v1.2.3 of ::",
  ],
])("%s loses addresses and keeps the rest", (_, raw, left) => {
  expect(withoutAddresses(raw)).toBe(left);
});

test("a long line of what is no address takes no time to speak of", () => {
  const long = "a.".repeat(200_000) + ":".repeat(10_000);
  expect(withoutAddresses(long)).toBe(long);
});
