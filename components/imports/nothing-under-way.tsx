/** In place of what is under way while nothing is. */
export function NothingUnderWay({ isFirst }: { isFirst: boolean }) {
  if (!isFirst) {
    return (
      <div className="grid gap-2 pt-2">
        <h2 className="heading-display">Nothing is under way</h2>
        <p className="max-w-[60ch] text-muted">
          What was imported is listed under <i className="not-italic text-ink">Earlier</i>, each with its
          report.
        </p>
      </div>
    );
  }
  return (
    <div className="grid gap-3 pt-2">
      <h2 className="heading-display">Nothing imported yet</h2>
      <p className="max-w-[60ch] text-muted">
        Save a page of your paper, or export what you have elsewhere, and drop it anywhere on the desk: the
        article, its comments and their votes come in together, and each comment stands beside the article it
        answers.
      </p>
      <p className="max-w-[60ch] text-muted">
        From the command line: <code className="text-ink">npm run -s komainu -- import FILE</code>
      </p>
    </div>
  );
}
