import { nameScore } from "./author-name";
import { type JstTime, parseJstTime } from "./jst-time";

export type Header = { author: string; time: JstTime };

const HEADER_CHARS_MAX = 100;
const TIME_START =
  /(?:today|yesterday)[\s,-]+\d|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+\d|\d{4}[-/.]\d/gi;

/** Reads name and time from one line, `tide_watcherToday 09:45 am JST`; null for any other line. */
export function gluedHeader(text: string): Header | null {
  if (text.length > HEADER_CHARS_MAX || !/\d[\d:.]+\s*(?:[ap]\.?m\.?)?\s*JST$/i.test(text)) return null;
  for (const { index } of text.matchAll(TIME_START)) {
    const author = text.slice(0, index).trim();
    const time = parseJstTime(text.slice(index));
    if (time && author !== "" && nameScore(author) !== null) return { author, time };
  }
  return null;
}
