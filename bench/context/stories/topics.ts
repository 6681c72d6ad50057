import { MORE_TOPICS } from "./more-topics";

/** What newspapers write about, each fact in several wordings; what stands in braces is invented for each event. */
export type Topic = { titles: readonly string[]; facts: readonly (readonly string[])[] };

export const TOPICS: readonly Topic[] = [
  ...MORE_TOPICS,
  {
    titles: [
      "Fire at {org} {thing} works in {town}",
      "{town}: blaze guts {thing} plant owned by {org}",
      "Flames sweep through {org} site, {n1} evacuated",
    ],
    facts: [
      [
        "A fire broke out on {day} at the {thing} works of {org} in {town}, sending {n1} people out of their homes.",
        "Some {n1} residents of {town} had to leave their houses on {day} when flames tore through a factory where {org} makes the {thing}.",
        "Firefighters battled a blaze at {org}'s {town} factory on {day}; about {n1} neighbours were moved to safety.",
      ],
      [
        "The flames started near a {thing2} on the second floor, according to the fire brigade.",
        "Investigators think that a {thing2} one storey up was where it began.",
      ],
      [
        "It took {n2} firefighters six hours to bring it under control.",
        "The {n2} crew members who were called out needed six hours to put it out.",
      ],
      [
        "Nobody was killed, but four workers breathed in smoke.",
        "There were no deaths; four employees were treated for smoke inhalation.",
      ],
      [
        "{person}, who runs the plant, said production would stand still for weeks.",
        "Plant manager {person} expects that nothing will be produced for weeks.",
      ],
      [
        "Residents were told to keep their windows shut because of the smoke over the {river} river.",
        "Smoke drifted across the {river}, and people were asked to close doors and windows.",
      ],
    ],
  },
  {
    titles: [
      "{person} resigns as mayor of {town} over {thing} contract",
      "Mayor of {town} steps down",
      "{thing} affair topples {town} mayor {person}",
    ],
    facts: [
      [
        "{person}, the mayor of {town}, resigned on {day} after weeks of questions about a contract with {org}.",
        "After weeks of pressure over a deal with {org}, mayor {person} of {town} stepped down on {day}.",
        "{town} has lost its mayor: {person} gave up the office on {day} because of an agreement with {org}.",
      ],
      [
        "The contract for a {thing} was worth {n1} million and had never been put out to tender.",
        "Worth {n1} million, the order for the {thing} had been placed without any tender.",
      ],
      [
        "An audit found that {n2} invoices could not be explained.",
        "Auditors could make nothing of {n2} of the bills.",
      ],
      [
        "{person2}, the deputy, will lead the town until an election in the spring.",
        "Until voters choose in spring, deputy mayor {person2} takes over.",
      ],
      [
        "The opposition had called for the mayor to go since the {thing2} was found to be missing.",
        "Calls to quit had grown louder since it emerged that the {thing2} had vanished.",
      ],
      ["Prosecutors in {town2} are looking into the matter.", "The case is now with prosecutors in {town2}."],
    ],
  },
  {
    titles: [
      "{team} beat {team2} to win {cup}",
      "{person} strikes late as {team} lift {cup}",
      "{cup}: heartbreak for {team2}",
    ],
    facts: [
      [
        "{team} won the {cup} on {day}, beating {team2} 3-2 in front of {n1} spectators in {town}.",
        "A crowd of {n1} in {town} saw {team} edge {team2} 3-2 on {day} to take the {cup}.",
        "The {cup} goes to {team}, who came from behind against {team2} on {day} in {town}.",
      ],
      [
        "{person} scored the winner in the 88th minute with a header.",
        "Two minutes from time {person} headed home the decisive goal.",
      ],
      ["{team2} had led by two goals at half time.", "At the break it was two-nil for {team2}."],
      [
        "Goalkeeper {person2} saved a penalty and was named player of the match.",
        "The man of the evening was keeper {person2}, who stopped a spot kick.",
      ],
      ["It is the club's first trophy for {n2} years.", "For {n2} years the club had won nothing."],
      [
        "Coach {person3} promised to wear a {thing} at the parade.",
        "At the parade coach {person3} will appear with a {thing}, as he had promised.",
      ],
    ],
  },
  {
    titles: [
      "Court jails {person} for {thing} fraud",
      "{n2} years for {town} swindler",
      "{org} founder {person} sentenced",
    ],
    facts: [
      [
        "A court in {town} sentenced {person}, the founder of {org}, to {n2} years in prison on {day} for fraud.",
        "{person}, who founded {org}, must go to jail for {n2} years, judges in {town} ruled on {day}.",
        "{n2} years behind bars: that is what {person} of {org} got from a {town} court on {day}.",
      ],
      [
        "About {n1} customers had paid for a {thing} that was never delivered.",
        "Some {n1} people lost their savings on a {thing} they never saw.",
      ],
      [
        "Judge {person2} spoke of a cold and careful plan.",
        "It had been planned with a cool head, presiding judge {person2} found.",
      ],
      [
        "The defence announced that it would appeal.",
        "Lawyers for the defendant want to take the case to a higher court.",
      ],
      [
        "Part of the money was found inside a {thing2} in {town2}.",
        "Police discovered some of the cash in {town2}, hidden in a {thing2}.",
      ],
      [
        "Several of the victims wept as the verdict was read.",
        "When the verdict came some of those cheated were in tears.",
      ],
    ],
  },
  {
    titles: [
      "{org} to buy {org2} for {n1} million",
      "{thing} maker {org2} swallowed by {org}",
      "Takeover: {org} grabs rival",
    ],
    facts: [
      [
        "{org} agreed on {day} to buy its rival {org2} for {n1} million in cash and shares.",
        "In a deal worth {n1} million, {org2} will be taken over by competitor {org}, both said on {day}.",
        "{org2} is being sold to {org}: the price, announced on {day}, is {n1} million.",
      ],
      [
        "Together they would make every third {thing} sold in Europe.",
        "One in three of all Europe's {thing} units would then come from the two.",
      ],
      [
        "{person}, chief executive of {org}, said no jobs would be lost in {town}.",
        "Nobody in {town} need fear for a job, {org} boss {person} promised.",
      ],
      [
        "Unions fear for {n2} posts in {town2}.",
        "In {town2}, {n2} positions are at risk, trade unionists believe.",
      ],
      [
        "Competition authorities still have to give their consent.",
        "The merger needs a nod from antitrust regulators.",
      ],
      [
        "Shares of {org2} rose by a fifth; those of the buyer fell.",
        "Investors pushed {org2} up 20 percent and sold the acquirer.",
      ],
    ],
  },
  {
    titles: [
      "Scientists find {animal} near {town}",
      "{animal}, thought extinct, seen at {river}",
      "Rare {animal} surprises researchers of {org}",
    ],
    facts: [
      [
        "Researchers of {org} have found a living {animal} near {town}, they reported on {day}, {n2} years after the last sighting.",
        "For the first time in {n2} years a {animal} was seen, close to {town}, scientists from {org} announced on {day}.",
        "It was believed to be gone for good, but on {day} {org} presented pictures of a {animal} from the hills behind {town}.",
      ],
      [
        "A camera beside the {river} took {n1} pictures before the animal showed itself.",
        "Only after {n1} frames did the camera trap at the {river} catch it.",
      ],
      [
        "{person}, who leads the team, first took it for a {thing}.",
        "At first sight team leader {person} thought of a {thing}.",
      ],
      [
        "The place is kept secret to protect the animals.",
        "To keep visitors away nobody will say just where.",
      ],
      [
        "{person2}, a biologist in {town2}, called the find a small miracle.",
        "A minor wonder, in the words of {town2} biologist {person2}.",
      ],
      [
        "Now a {thing2} is to be moved out of the reserve.",
        "The reserve will have to get rid of its {thing2}.",
      ],
    ],
  },
];
