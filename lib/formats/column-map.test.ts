import { expect, test } from "vitest";
import { parseColumnMap } from "./column-map";

test("meanings and headings are told apart, also where a heading holds spaces, signs and commas", () => {
  expect(parseColumnMap('body=Text, author = User name,net="Votes, net",state=a=b,article-title=T')).toEqual({
    body: "Text",
    author: "User name",
    net: "Votes, net",
    state: "a=b",
    article_title: "T",
  });
});

test.for([
  ["", /^--map: it names no column; write it as --map body=Text,author=User/],
  ["Text", /“Text” has no = sign/],
  ["text=Body", /“text” is no meaning of a column; there are article_id, .*body/],
  ["body=", /no column is named for body/],
  ["body=A,body=B", /body is told twice/],
  ["body=A,body_html=B", /body and body_html say the same in two ways; choose one/],
  ["body=A,author=A", /“A” is told to mean both body and author/],
] as const)("%j is refused with what to write instead", ([words, message]) => {
  expect(() => parseColumnMap(words)).toThrow(message);
});
