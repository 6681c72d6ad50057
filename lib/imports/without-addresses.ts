import { isIP } from "node:net";

const LEFT_OUT = "[left out]";
/** `@` as text, addresses of pages, markup and JSON write it. */
const AT = String.raw`(?:@|%40|&#0*64;|&#x0*40;|&commat;|\\u0040)`;
const EMAIL = new RegExp(
  String.raw`[\p{L}\p{N}._%+'-]{1,64}${AT}[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+`,
  "giu",
);
const MAYBE_IP =
  /(?<![\p{L}\p{N}_.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f]*:[\da-f:.]*)(?![\p{L}\p{N}_])/giu;

// Cut off in the middle, a field ends with the text.
const JSON_FIELD = /"([^"\\]{1,60})"(\s*:\s*)"(?:[^"\\]|\\.)*("|$)/g;
const XML_FIELD = /<([\w:.-]{1,60})((?:\s[^<>]*)?>)[^<]*(?:<!\[CDATA\[[\s\S]*?\]\]>[^<]*)?(?=<\/\1>)/g;
const PERSONAL_WORDS = ["ip", "ipaddr", "ipaddress", "remoteaddr", "addr"];

/** A record's text without e-mail and IP addresses, and without what stands in fields for them; it keeps its form. */
export function withoutAddresses(text: string): string {
  return text
    .replace(JSON_FIELD, (field, name: string, colon: string, end: string) =>
      isPersonal(name) ? `"${name}"${colon}"${LEFT_OUT}${end}` : field,
    )
    .replace(XML_FIELD, (field, name: string, rest: string) =>
      isPersonal(name) ? `<${name}${rest}${LEFT_OUT}` : field,
    )
    .replace(EMAIL, LEFT_OUT)
    .replace(MAYBE_IP, (found) => (isIP(found) > 0 && /[\da-f]/i.test(found) ? LEFT_OUT : found));
}

function isPersonal(name: string): boolean {
  if (/e-?mail/i.test(name)) return true;
  const words = name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
  return words.some((word) => PERSONAL_WORDS.includes(word));
}
