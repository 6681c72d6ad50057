/** In place of a report while there is none. */
export function NoImports() {
  return (
    <div className="grid gap-3 pt-2">
      <h2 className="heading-display">Nothing imported yet</h2>
      <p className="max-w-[60ch] text-muted">
        Save the text of a page and drop it anywhere here: the article, its comments and their votes come in
        together, and each comment stands beside the article it answers.
      </p>
      <p className="max-w-[60ch] text-muted">
        From the command line: <code className="text-ink">npm run -s komainu -- import FILE</code>
      </p>
    </div>
  );
}
