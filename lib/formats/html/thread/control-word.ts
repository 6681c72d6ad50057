const CONTROL =
  /^(?:#\d{1,6}|·|•|\||(?:\d{1,6} )?(?:repl(?:y|ies)|comments?)|reply to this(?: comment)?|report(?: (?:abuse|comment|this))?|flag(?: as inappropriate)?|share|permalink|link|quote|edit|edited|delete|block|ignore|follow|like|dislike|good|bad|vote(?: up| down)?|thumbs? ?(?:up|down)|login to (?:vote|reply)|log in to (?:vote|reply)|show (?:more|less|replies)|hide (?:replies|comment)|see in context|more|collapse|expand|top)$/i;

/** Whether a text is what a button or a link below a comment says. */
export function isControlWord(text: string): boolean {
  return text.length <= 60 && CONTROL.test(text);
}
