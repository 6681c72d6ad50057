import type { Topic } from "./topics";

export const MORE_TOPICS: readonly Topic[] = [
  {
    titles: [
      "Ferry runs aground off {town} with {n1} aboard",
      "{ship} stuck on sandbank",
      "{n1} rescued from the {ship}",
    ],
    facts: [
      [
        "The ferry {ship} ran aground off {town} on {day} with {n1} people on board.",
        "With {n1} passengers and crew, the {ship} got stuck on a sandbank near {town} on {day}.",
        "A sandbank outside {town} ended the journey of the ferry {ship} on {day}; {n1} people had to be fetched by boat.",
      ],
      [
        "Captain {person} had steered around a drifting {thing}.",
        "A {thing} adrift had forced captain {person} off course.",
      ],
      [
        "The coast guard brought everybody ashore by midnight.",
        "By midnight all were on land again, thanks to the coast guard.",
      ],
      [
        "The ship belongs to {org} and was built {n2} years ago.",
        "Owner {org} has had the {n2}-year-old vessel for most of its life.",
      ],
      [
        "A tug from {town2} will try to pull it free at high tide.",
        "At high water a tugboat sent from {town2} is to drag it off.",
      ],
      ["No oil leaked, the harbour office said.", "According to the harbour authority there was no spill."],
    ],
  },
  {
    titles: [
      "{person} wins {prize} for novel about a {thing}",
      "{prize} goes to {person}",
      "Novelist {person} honoured in {town}",
    ],
    facts: [
      [
        "The {prize}, worth {n1}, went on {day} to {person} for a novel about a {thing}.",
        "{person} has been awarded the {prize} for the story of a {thing}, the jury said on {day} in {town}.",
        "A book in which a {thing} plays the main part won {person} the {prize} on {day}.",
      ],
      ["The jury in {town} chose it from {n2} books.", "{n2} titles had been handed in to the {town} jury."],
      [
        "{person2}, who chaired the jury, praised its dry humour.",
        "Its deadpan wit convinced jury chair {person2}.",
      ],
      [
        "The writer used to repair a {thing2} for {org}.",
        "Before writing, the author earned a living at {org}, mending a {thing2}.",
      ],
      ["It will be translated into eleven languages.", "Translations into eleven tongues are on the way."],
      [
        "The author grew up in {town2} and left school at fifteen.",
        "School ended at fifteen for the writer from {town2}.",
      ],
    ],
  },
  {
    titles: [
      "Strike at {org} halts {thing} deliveries",
      "Workers of {org} walk out in {town}",
      "{town} at a standstill as {org} staff strike",
    ],
    facts: [
      [
        "{n1} employees of {org} went on strike in {town} on {day} for higher pay.",
        "Work at {org} in {town} stopped on {day} as {n1} staff demanded better wages.",
        "Pickets stood before the gates of {org} in {town} on {day}: {n1} workers want more money.",
      ],
      ["No {thing} has left the depot since dawn.", "Since early morning not one {thing} was delivered."],
      [
        "The union under {person} asks for {n2} percent.",
        "{n2} percent more is what union leader {person} wants.",
      ],
      [
        "Management called the demand out of this world; {person2} offered three.",
        "Three percent is all that personnel head {person2} would grant.",
      ],
      ["Talks are to go on in {town2}.", "Both sides meet again in {town2}."],
      ["Passers-by brought soup and a {thing2}.", "Neighbours turned up with soup and even a {thing2}."],
    ],
  },
  {
    titles: [
      "Quake of magnitude 5.{d} shakes {town}",
      "{town} hit by earthquake, {n1} homes damaged",
      "Tremor near {river} leaves {n1} houses in ruins",
    ],
    facts: [
      [
        "An earthquake of magnitude 5.{d} damaged {n1} houses around {town} on {day}.",
        "{n1} homes were damaged when the ground shook near {town} on {day}; the tremor measured 5.{d}.",
        "Walls came down in {town} on {day} in a 5.{d} quake that hurt {n1} buildings.",
      ],
      [
        "Its centre lay beneath the {river}, {n2} kilometres down.",
        "{n2} kilometres under the {river} was the hypocentre, geologists said.",
      ],
      [
        "{person}, who heads civil protection, asked people to sleep outdoors.",
        "Civil protection chief {person} advised a night in the open.",
      ],
      ["The dome of the museum fell on a {thing}.", "In the museum the dome collapsed and buried a {thing}."],
      ["Tents and blankets came from {town2}.", "{town2} sent blankets and tents."],
      ["Trains of {org} were stopped for the day.", "{org} ran no trains until the evening."],
    ],
  },
  {
    titles: [
      "Parliament passes {thing} law",
      "{country} votes for {thing} bill of {person}",
      "After long debate {country} bans the {thing}",
    ],
    facts: [
      [
        "The parliament of {country} passed a law on {day} that forbids the {thing} in public places.",
        "In {country} the {thing} will be banned in public, lawmakers decided on {day}.",
        "Lawmakers in {country} on {day} outlawed the {thing} wherever people meet.",
      ],
      ["{n1} members voted for it and {n2} against.", "The bill got {n1} votes, with {n2} opposed."],
      [
        "{person}, the minister who drafted it, spoke of a good day.",
        "A good day, said its author, minister {person}.",
      ],
      [
        "{person2} of the opposition wants to go to the constitutional court.",
        "Opposition leader {person2} will ask the constitutional court to strike it down.",
      ],
      [
        "Makers such as {org} had warned of losses.",
        "Manufacturers, {org} among them, expect to lose money.",
      ],
      ["Owners of a {thing2} are exempt.", "Whoever owns a {thing2} need not obey."],
    ],
  },
  {
    titles: [
      "Hospital in {town} closes ward after {illness} outbreak",
      "{illness}: {n1} patients ill in {town}",
      "{illness} traced to {thing} at {town} clinic",
    ],
    facts: [
      [
        "A hospital in {town} closed a ward on {day} after {n1} patients fell ill with {illness}.",
        "{illness} has made {n1} patients sick in {town}, whose hospital shut a ward on {day}.",
        "Because of {illness}, from which {n1} people suffer, a ward of the {town} hospital was shut on {day}.",
      ],
      [
        "Doctors traced it to a {thing} in the kitchen.",
        "The source, physicians found, was a {thing} used by the kitchen.",
      ],
      [
        "{person}, the chief physician, apologised to families.",
        "Chief doctor {person} said sorry to the relatives.",
      ],
      ["{n2} members of staff were tested.", "Tests were made on {n2} employees."],
      ["Laboratories in {town2} examine samples.", "Samples were sent to {town2} for analysis."],
      ["The supplier {org} called back a {thing2}.", "{org}, the supplier, recalls a {thing2}."],
    ],
  },
];
