import { Random } from "@/bench/fuzz/random";
import { COMMON, SAYINGS } from "./sayings";
import { TOPICS, type Topic } from "./topics";

/** A report of an invented event. */
export type Report = { outlet: string; title: string; paragraphs: string[]; publishedAt: Date | null };

/** What an event is about; a later event may have the same actors. */
export type Event = { topic: Topic; slots: Readonly<Record<string, string>>; at: Date };

const SYLLABLES =
  "ba bel bor cas chi dan dor el fen gar hal ik jor ka kel lan lin mar mo nar nel or pen qui ra ros sel shi tam tor ul van ver wen yo zan zel bru dry gra kri ost plo stra thu".split(
    " ",
  );
const ENDS = "a as en er i in is o ov sen ski son ta ton um wick ya zu".split(" ");
const FIRST =
  "Anna Ben Clara David Elena Frank Grace Hugo Ines Jonas Karin Leo Maria Nina Omar Paul Rosa Sven Tara Yuki".split(
    " ",
  );
const THINGS =
  "cooling pump,clock tower,wooden bench,street organ,glass lantern,rubber boot,paper kite,copper kettle,ski lift,rowing boat,tea strainer,milk float,brass trumpet,bread oven,garden gnome,sewing machine,hand bell,tin whistle,letter box,wheelbarrow,weather vane,pocket watch,carousel,drawbridge,beehive,accordion,chandelier,hammock,lawn mower,snow globe,telescope,thermos flask,trampoline,umbrella stand,violin case,water slide,windmill,xylophone,zip fastener,typewriter,gramophone,rain barrel,fishing rod,harpsichord,porcelain cup,rocking chair,spinning top,step ladder,tuning fork,walking stick".split(
    ",",
  );
const ANIMALS =
  "marsh lynx,blue stork,dwarf otter,horned newt,ghost owl,reed wolf,salt gecko,moss hare".split(",");
const ILLNESSES = "legionella,salmonella,norovirus,listeria,measles,whooping cough".split(",");
const CITIES = "Madrid Vienna Prague Lisbon Oslo Dublin Warsaw Athens".split(" ");
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const OUTLETS =
  "The Morning Ledger,Harbour Post,Evening Call,Northern Wire,Daily Compass,The Crier,City Herald".split(",");
const ATTRIBUTIONS = [
  "“{q},” said {p}.",
  "{p} said: “{q}.”",
  "“{q},” {p} told reporters.",
  "According to {p}, “{q}.”",
];
const START_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Invents events and reports of them. What it invents is known to nobody else; a seed repeats it. */
export class Newsroom {
  private readonly random: Random;
  /** Some names stand in the news all the time. */
  private readonly presidents: string[];
  private readonly places: string[];

  constructor(seed: number) {
    this.random = new Random(seed);
    this.presidents = Array.from({ length: 6 }, () => this.person());
    this.places = Array.from({ length: 40 }, () => this.name(3));
  }

  event(topic = this.pick(TOPICS)): Event {
    const random = this.random;
    const slots = {
      ...{ person: this.person(), person2: this.person(), person3: this.person() },
      ...{
        town: this.town(),
        town2: this.town(),
        country: this.name(3),
        river: this.name(2),
        ship: this.name(2),
      },
      ...{
        org: `${this.name(2)} ${this.pick(["Group", "Works", "Institute", "Union"])}`,
        org2: this.name(3),
      },
      ...{ team: `${this.town()} United`, team2: `${this.town()} Rovers`, cup: `${this.name(2)} Cup` },
      ...{ prize: `${this.name(2)} Prize`, thing: this.pick(THINGS), thing2: this.pick(THINGS) },
      ...{ animal: this.pick(ANIMALS), illness: this.pick(ILLNESSES), d: `${random.below(10)}` },
      ...{ n1: `${20 + random.below(900)}`, n2: `${3 + random.below(60)}` },
    };
    return { topic, slots, at: new Date(START_MS + random.below(600) * DAY_MS) };
  }

  /** Something else that happens to the same people and firms some weeks later. */
  sequelOf({ topic, slots, at }: Event): Event {
    const other = this.event(this.pick(TOPICS.filter((one) => one !== topic)));
    const { person, org, town } = slots;
    const later = new Date(at.getTime() + (20 + this.random.below(60)) * DAY_MS);
    return { ...other, slots: { ...other.slots, ...pickDefined({ person, org, town }) }, at: later };
  }

  /** One report: its own choice, wording, order and length, printed on the day or the day after. */
  report({ topic, slots, at }: Event): Report {
    const fill = (text: string) => this.fill(text, slots);
    const [first, ...others] = topic.facts;
    const told = this.shuffled(others).slice(0, Math.max(3, others.length - this.random.below(3)));
    const said = this.quotes(slots);
    const fillers = this.shuffled(COMMON).slice(0, 1 + this.random.below(6));
    const rest = this.shuffled([
      ...told.map((wordings) => fill(this.pick(wordings))),
      ...said,
      ...fillers.map(fill),
    ]);
    const paragraphs = [fill(this.pick(first ?? [])), ...rest];
    const isDated = this.random.below(5) > 0;
    const publishedAt = isDated ? new Date(at.getTime() + (this.random.below(3) - 1) * DAY_MS) : null;
    return { outlet: this.pick(OUTLETS), title: fill(this.pick(topic.titles)), paragraphs, publishedAt };
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const keyed = items.map((item) => ({ item, key: this.random.below(1_000_000) }));
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
  }

  /** What was said at an event is the same for all who report it, in one of two translations. */
  private quotes(slots: Event["slots"]): string[] {
    const seed = Number(slots.n1) * 7 + Number(slots.n2);
    return [0, 1, 2].flatMap((at) => {
      if (this.random.below(3) === 0) return [];
      const saying = SAYINGS[(seed + at * 3) % SAYINGS.length]?.[this.random.below(2)] ?? "";
      const who = at === 1 ? slots.person2 : slots.person;
      const frame = this.pick(ATTRIBUTIONS)
        .replace("{q}", saying)
        .replace("{p}", who ?? "");
      return [this.fill(frame, slots)];
    });
  }

  private fill(text: string, slots: Event["slots"]): string {
    return text.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? this.common(slot));
  }

  private common(slot: string): string {
    if (slot === "day") return this.pick(DAYS);
    return slot === "city" ? this.pick(CITIES) : this.pick(this.presidents);
  }

  private person(): string {
    return `${this.pick(FIRST)} ${this.name(2)}`;
  }

  /** One in three is a place that other stories have too. */
  private town(): string {
    return this.random.below(3) === 0 && this.places ? this.pick(this.places) : this.name(2);
  }

  private name(syllables: number): string {
    const body = Array.from({ length: syllables }, () => this.pick(SYLLABLES)).join("");
    return `${body.charAt(0).toUpperCase()}${body.slice(1)}${this.pick(ENDS)}`;
  }

  private pick<Item>(items: readonly Item[]): Item {
    const item = items[this.random.below(items.length)];
    if (item === undefined) throw new Error("Nothing to pick from.");
    return item;
  }
}

function pickDefined(slots: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(slots).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}
