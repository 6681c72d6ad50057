export const PASSWORD_CHARS_MIN = 10;

/** Words of the trade and of sign-in pages: the first ones that are tried at a desk. */
const DESK_WORDS = [
  ...["komainu", "moderation", "moderator", "moderate", "comments", "comment", "newsroom", "editor", "queue"],
  ...["password", "passwort", "passphrase", "welcome", "letmein", "changeme", "secret", "login", "signin"],
  ...["administrator", "admin", "viewer", "user", "desk"],
];
const TRACKS = [
  ...[
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "azertyuiop",
    "qwertzuiop",
    "1234567890",
    "abcdefghijklmnopqrstuvwxyz",
  ],
  ...["1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik", "9ol"],
];
const LEET: Record<string, string> = {
  ...{ "0": "o", "1": "i", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g" },
  ...{ "@": "a", $: "s", "!": "i", "|": "l", "+": "t", "€": "e", "£": "l" },
};
/** Fewer letters than these beside known words are no secret. */
const OWN_CHARS_MIN = 6;

type Known = {
  /** The person's and the desk's own words: names, addresses, outlets. */
  own: readonly string[];
  isCommon: (password: string) => boolean;
};

/** What is wrong with a new password, as a sentence, or null. Case, width and accents make no difference. */
export function passwordFault(password: string, { own, isCommon }: Known): string | null {
  const text = fold(password);
  if ([...password.normalize("NFKC")].length < PASSWORD_CHARS_MIN) {
    return `The password is too short: at least ${PASSWORD_CHARS_MIN} characters.`;
  }
  if (new Set(text).size <= 3)
    return "The password repeats the same few characters. Choose a few unrelated words.";
  const unit = repeatedUnit(text);
  if (isTrack(text) || isTrack(unit)) {
    return "The password is a plain sequence of keys or characters. Choose a few unrelated words.";
  }
  const known = [...new Set([...DESK_WORDS, ...own.flatMap(wordsOf)])].sort((a, b) => b.length - a.length);
  const forms = [text, unit].flatMap(readings);
  if (forms.some(isCommon)) {
    return "This is one of the most common passwords, or one with little added. Choose a few unrelated words.";
  }
  if (unit !== text && unit.length < PASSWORD_CHARS_MIN) {
    return "The password is one short piece over and over. Choose a few unrelated words.";
  }
  if (forms.some((form) => isMadeOf(form, known, isCommon))) {
    return "The password is made of your name, your address or words of this desk. Choose a few unrelated words.";
  }
  return null;
}

/** Lower case, one width, no accents. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** As written, without what stands around the letters, and with figures read as letters. */
function readings(text: string): string[] {
  const bare = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const spelt = (written: string) => [...written].map((char) => LEET[char] ?? char).join("");
  const ones = (written: string) => spelt(written.replaceAll("1", "l"));
  const core = text.replace(/[\d\p{P}\p{S}\s]+$/u, "");
  const shorter = [1, 2, 3, 4].map((count) => text.slice(0, -count));
  return [...new Set([text, ...shorter, bare, core, spelt(text), ones(text), spelt(core), ones(core)])];
}

/** A text's words of three letters and more (of scripts without letters two), together and one by one. */
function wordsOf(text: string): string[] {
  const parts = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...parts, parts.join("")].filter(
    (part) => part.length >= 3 || (part.length === 2 && /[^\p{ASCII}]/u.test(part)),
  );
}

function isMadeOf(form: string, known: readonly string[], isCommon: Known["isCommon"]): boolean {
  const letters = form.replace(/[^\p{L}\p{N}]/gu, "");
  const rest = known.reduce((left, word) => left.replaceAll(word, " "), letters);
  if (rest === letters) return false;
  const left = rest.replace(/[\d\s]/g, "");
  return left.length < OWN_CHARS_MIN || isCommon(left);
}

/** The shortest piece that the text is a repetition of; the text itself where there is none. */
function repeatedUnit(text: string): string {
  const at = `${text}${text}`.indexOf(text, 1);
  return text.slice(0, at);
}

/** Whether most steps go along the keyboard, the alphabet or the figures, in either direction. */
function isTrack(text: string): boolean {
  const chars = [...text].filter((char) => /[\p{L}\p{N}]/u.test(char));
  if (chars.length < 4) return false;
  const steps = chars.slice(1).filter((char, index) => isStep(chars[index] ?? "", char)).length;
  return steps >= (chars.length - 1) * 0.75;
}

function isStep(from: string, to: string): boolean {
  return (
    from === to ||
    TRACKS.some(
      (track) => track.includes(from) && (track.includes(`${from}${to}`) || track.includes(`${to}${from}`)),
    )
  );
}
