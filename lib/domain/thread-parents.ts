/** What says that a comment answers another, the weakest first. */
const EVIDENCES = ["none", "name", "quote", "source", "moderator"] as const;
export type ReplyEvidence = Exclude<(typeof EVIDENCES)[number], "none">;

/** What a comment answers: another by its place in the thread, from 0; `ELSEWHERE`: one that the desk does not have. */
export type ParentChoice = { parent: number | null; evidence: ReplyEvidence | null };

export const ELSEWHERE = -2;
const NOBODY = -1;

/**
 * What each comment of a thread answers, in eight bytes a comment for each way of knowing it, so that a thread of a
 * million fits. A moderator's word stands before the source's, and that before what the words suggest.
 */
export class ThreadParents {
  private readonly known: Choices;
  private readonly chosen: Choices;

  constructor(private readonly count: number) {
    this.known = new Choices(count);
    this.chosen = new Choices(count);
  }

  /** What is stored of a comment; where its source told it, that stands. */
  know(place: number, stored: ParentChoice): void {
    this.known.set(place, stored);
    if (stored.evidence === "source") this.prefer(place, stored);
  }

  /** One more thing that is said of a comment: it counts where nothing stronger is known. */
  prefer(place: number, choice: ParentChoice): void {
    const { evidence } = this.chosen.at(place);
    if (rank(choice.evidence) >= rank(evidence)) this.chosen.set(place, choice);
  }

  /** Cuts every circle at its weakest link, and gives the comments that answer something else than was stored. */
  settle(): { place: number; before: ParentChoice; after: ParentChoice }[] {
    this.cutCircles();
    const changed: { place: number; before: ParentChoice; after: ParentChoice }[] = [];
    for (let place = 0; place < this.count; place += 1) {
      const [before, after] = [this.known.at(place), this.chosen.at(place)];
      if (before.parent === after.parent && before.evidence === after.evidence) continue;
      changed.push({ place, before, after });
    }
    return changed;
  }

  /** Every comment has one parent at most, so walking up finds each circle once. */
  private cutCircles(): void {
    const metIn = new Int32Array(this.count).fill(NOBODY);
    for (let start = 0; start < this.count; start += 1) {
      let at = start;
      while (at >= 0 && metIn[at] === NOBODY) {
        metIn[at] = start;
        at = this.chosen.parents[at] ?? NOBODY;
      }
      if (at >= 0 && metIn[at] === start) {
        this.chosen.set(this.weakestIn(this.circleFrom(at)), { parent: null, evidence: null });
      }
    }
  }

  private circleFrom(start: number): number[] {
    const circle = [start];
    for (let at = this.chosen.parents[start] ?? start; at !== start; at = this.chosen.parents[at] ?? start) {
      circle.push(at);
    }
    return circle;
  }

  /** Of equal ones the link that points down the page, and of these the first. */
  private weakestIn(circle: readonly number[]): number {
    const weight = (place: number) => [
      this.chosen.ranks[place] ?? 0,
      (this.chosen.parents[place] ?? NOBODY) > place ? 0 : 1,
      place,
    ];
    return circle.reduce((weakest, place) => (isLess(weight(place), weight(weakest)) ? place : weakest));
  }
}

class Choices {
  readonly parents: Int32Array;
  readonly ranks: Uint8Array;

  constructor(count: number) {
    this.parents = new Int32Array(count).fill(NOBODY);
    this.ranks = new Uint8Array(count);
  }

  set(place: number, { parent, evidence }: ParentChoice): void {
    this.parents[place] = parent ?? NOBODY;
    this.ranks[place] = rank(evidence);
  }

  at(place: number): ParentChoice {
    const parent = this.parents[place] ?? NOBODY;
    const evidence = EVIDENCES[this.ranks[place] ?? 0] ?? "none";
    return { parent: parent === NOBODY ? null : parent, evidence: evidence === "none" ? null : evidence };
  }
}

function rank(evidence: ReplyEvidence | null): number {
  return EVIDENCES.indexOf(evidence ?? "none");
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at !== -1 && (one[at] ?? 0) < (other[at] ?? 0);
}
