import { formatCount, formatInteger } from "@/lib/format";

type Tally = { isNew?: boolean; found: number; added: number; changed: number };

/** What an import did, in words: `1 article, 12 comments, 12 new`. */
export function importSentence(articles: readonly Tally[]): string {
  const sum = (count: "found" | "added" | "changed") =>
    articles.reduce((total, article) => total + article[count], 0);
  const [found, added, changed] = [sum("found"), sum("added"), sum("changed")];
  const newArticles = articles.filter((article) => article.isNew).length;
  const isNews = added + changed > 0;
  const isAllNew = newArticles > 0 && newArticles === articles.length && !isNews;
  const said = [
    formatCount(articles.length, isAllNew ? "new article" : "article"),
    found === 0 ? "no comments" : formatCount(found, "comment"),
  ];
  if (added > 0) said.push(`${formatInteger(added)} new`);
  if (changed > 0) said.push(`${formatInteger(changed)} changed`);
  if (!isNews && newArticles === 0) said.push("nothing new");
  return said.join(", ");
}
