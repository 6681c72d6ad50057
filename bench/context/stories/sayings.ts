/** What every newsroom writes, whatever it is about. */
export const COMMON: readonly string[] = [
  "The government said it would study the matter.",
  "A spokesperson for the ministry did not reply to a request for comment.",
  "{president} is expected to speak about it next week.",
  "Police in {city} said on {day} that they were aware of the reports.",
  "Experts have warned for years that more money is needed.",
  "The news comes as the country prepares for elections later this year.",
  "Opposition parties criticised the response of the authorities.",
  "Officials told reporters that they would give more details in the coming days.",
  "People who live in the area said that they were surprised.",
  "It was not immediately clear what would happen next.",
  "In {city}, {president} and {president2} discussed trade and security on the same day.",
  "The European Union has called on all sides to show restraint.",
  "Local media reported that traffic was disrupted for several hours.",
  "A similar case made headlines last year.",
  "Many on social media were quick to share pictures.",
];

/** What people say, each in two translations. */
export const SAYINGS: readonly (readonly [string, string])[] = [
  [
    "We have never seen anything like this {thing} before, and we hope not to see it again",
    "Nothing like that {thing} has ever come before our eyes, and may it not come back",
  ],
  [
    "Whoever thinks that a {thing2} solves our problem has not understood the problem",
    "If you believe a {thing2} is the answer, you have misread the question",
  ],
  [
    "I shall not rest until everybody in {town} knows what happened",
    "There will be no rest for me before all of {town} has learnt the truth",
  ],
  [
    "It was a bad day for all of us, and I take the blame",
    "The day was terrible for everyone; the fault is mine",
  ],
  [
    "Nobody asked us, and now we are the ones who have to pay",
    "We were not consulted, yet the bill lands on our table",
  ],
  [
    "My grandmother could have told them that in two sentences",
    "Even my grandma would have explained it to them in a breath or two",
  ],
  [
    "The numbers speak for themselves, one only has to read them",
    "One need only look at the figures, they say it all",
  ],
  [
    "We will look at each case with great care and decide by the end of the month",
    "Every case is going to be examined thoroughly, with a decision before the month is out",
  ],
];
