/** After one of these the article is over, whatever follows. They only count below the article's first paragraphs. */
const ENDS = [
  /^(?:leave|post|write|add) a (?:reply|comment)\b/i,
  /^(?:\d+ )?comments?(?: \(\d+\))?$/i,
  /^(?:no|join the) (?:comments?|conversation|discussion)\b.{0,30}$/i,
  /^more (?:from|by|in|on|stories|news|articles)\b.{0,40}$/i,
  /^(?:top|latest|related|trending|popular|recommended|other|similar|featured|most read|most popular)(?: \w+)? (?:stories|story|news|articles|posts|videos|headlines|reads)$/i,
  /^(?:you (?:may|might) (?:also )?(?:like|enjoy|be interested)|recommended for you|read next|up next|what to read next|don't miss|editor'?s'? picks?)\b.{0,30}$/i,
  /^(?:most (?:read|popular|viewed|commented)|trending(?: now)?|recent (?:posts|comments))$/i,
  /^(?:filed under|tags?|topics|categories|posted in|tagged)\b:?.{0,80}$/i,
  /^(?:about the author|author bio|previous (?:article|post)|next (?:article|post)|post navigation)\b.{0,60}$/i,
  /^(?:all )?podcasts?$/i,
  /^subscribe to\b.{0,120}$/i,
  /^(?:©|\(c\)|copyright\b).{0,160}$/i,
  /^all rights reserved\b/i,
];

/** A box inside the article begins here: it and the short lines below it are skipped, then the article goes on. */
const BOXES = [
  /^(?:related|see also|read also|also read|read more|further reading|more on this|in pictures|watch|listen|explore)\b:?$/i,
  /^(?:recommended|trending|popular|sponsored|promoted|advertis(?:e|ing)ment|story continues below|continue reading)\b.{0,40}$/i,
  /^(?:related|recommended) (?:articles?|stories|story|posts?|content|topics?|links?|videos?)$/i,
];

/** Lines that are never text, wherever they stand. */
const FURNITURE = [
  /^(?:also read|read also|read more|read|see also|related|watch|listen|more)\s*[:：»]\s*\S/i,
  /^(?:explore|settings|menu|search|home|log ?in|sign in|sign up|register|subscribe|share|tweet|print|email|e-mail|copy link|save|bookmark|follow us|download|close|open|next|previous|back|×|x|more|skip to (?:main )?content)$/i,
  /^(?:reading mode|font size|language|dark mode|light mode|text size|listen to (?:this )?article|a[+-]? ?a[+-]?)$/i,
  /^(?:adjust|fix|select|choose|change|set) the (?:reading mode|font size|font|language|text size|theme|display)\b/i,
  /^share (?:this|on|via)\b.{0,40}$/i,
  /^(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|threads|email|copy link)(?:[\s,|·•]+(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|threads|email|copy link))*$/i,
  /\b(?:this (?:web)?site|we) uses? cookies\b|^(?:accept|manage|reject)(?: all)? cookies?\b|\bcookie (?:policy|settings|preferences|notice)\b/i,
  /\byour email address will not be published\b|\brequired fields are marked\b/i,
  /^(?:subscribe|sign up|register|join)\b.{0,80}\b(?:newsletter|inbox|headlines|updates|alerts|newsletters)\b/i,
  /\bstraight (?:in|in?to) your inbox\b|\bdelivered to your inbox\b/i,
  /^(?:mail|share|menu|search|play|close|facebook|twitter|whatsapp) (?:logo|icon)$/i,
  /^\d+ min(?:ute)?s?(?: read| ago)?$/i,
  /^\d+ (?:views?|shares?|likes?|reads?|comments?)$/i,
  /^\d{1,2}:\d{1,2}(?::\d{2})?$/,
  /^(?:published|posted|updated)?:? ?\d+ (?:second|minute|hour|day|week|month|year)s? ago$/i,
  /^[^\p{L}\p{N}]+$/u,
  /^(?:follow|find|join) us on\b/i,
  /^.{0,60}\b(?:privacy policy|terms of (?:use|service)|all rights reserved)\b.{0,40}$/i,
  /^(?:published|posted|updated|last (?:updated|modified)|edited) (?:by|in)\b.{0,60}$/i,
];

const ICON_RUN = /(?:\bicon\b|icon ){4}|(?:icon\s?[a-z-]+){4}/;
const CREDIT = [
  /^(?:image|photo|picture|video|credit|source|illustration|photograph)s?(?: credits?| by)?\s?:\s*[^:.]{2,80}\.?$/i,
  /[\s.)](?:image|photo|picture)s?(?: credits?| by)?\s?:\s*[^:.]{2,80}\.?$/i,
  /[.)"”\s]©\s*\S.{1,60}$/i,
  /^(?:©|\(c\)\s)\s*\S.{1,60}$/i,
  /\b(?:REUTERS|AFP|AP Photo|EPA(?:-EFE)?|Getty(?: Images)?|Shutterstock|Sputnik|Bloomberg|Xinhua|Kyodo|Anadolu|PA(?: Media| Images)?)\s?\/\s?\S.{0,60}$/,
  /\b(?:file (?:photo|image|picture)|handout|getty images|shutterstock|via (?:AP|AFP|Reuters))\s?[.)]?$/i,
  /^(?:file photo|file image|photo|image|picture|illustration|representational image)\s?[:\-–—]/i,
  /\(\s?(?:photo|image|picture|ap photo|file|afp|reuters)\b[^()]{0,80}\)$/i,
];

const CAPTION_CHARS_MAX = 300;
const LINE_CHARS_MAX = 400;

/** Whether the article is over at this line. */
export function endsArticle(text: string): boolean {
  return text.length <= LINE_CHARS_MAX && ENDS.some((pattern) => pattern.test(text));
}

/** Whether a box of links, an advertisement or the like begins at this line. */
export function opensBox(text: string): boolean {
  return text.length <= 60 && BOXES.some((pattern) => pattern.test(text));
}

/** Whether the line is a control, a notice or an invitation, and not text. */
export function isFurniture(text: string): boolean {
  if (text.length > LINE_CHARS_MAX) return text.length <= 3000 && ICON_RUN.test(text);
  return FURNITURE.some((pattern) => pattern.test(text)) || ICON_RUN.test(text);
}

/** Whether the line is a picture's caption that ends with its credit, or the credit alone. */
export function isCaption(text: string): boolean {
  return text.length <= CAPTION_CHARS_MAX && CREDIT.some((pattern) => pattern.test(text));
}
