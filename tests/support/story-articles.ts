/** Reports of one invented event by two outlets, a later one that belongs to it, and one of something else. */
export const STORY = {
  gazette: {
    outlet: "The Harbour Gazette",
    title: "Asanagi shuts lighthouse after lens cracks, keeper warns ships",
    paragraphs: [
      "The town of Asanagi shut its lighthouse on Tuesday after a crack was found in the great lens, keeper Ume Takarada said.",
      "“The light is safe, but nobody should sail past Cape Nagori by night,” Takarada said.",
      "The lens was ground in Marseille in 1881 and has never been replaced since the lighthouse opened.",
      "Mayor Denzo Kuribara said the repair would cost 48 million yen and take until the spring.",
      "“We will not let our lighthouse go dark for longer than it must,” Kuribara told reporters.",
      "Fishermen of the Nagori cooperative, who leave the harbour at three in the morning, asked for a buoy with a lamp.",
      "The coast guard has sent the patrol boat Shiokaze, which will show a light off the cape until the lens is mended.",
    ],
  },
  ledger: {
    outlet: "Northern Ledger",
    title: "Cracked lens closes Asanagi lighthouse",
    paragraphs: [
      "A crack in its 1881 lens has closed the lighthouse of Asanagi, whose keeper Ume Takarada told ships to stay away.",
      "“The light is safe, but no one ought to pass Cape Nagori in the dark,” said Takarada.",
      "The lens was ground in Marseille in 1881 and has never been replaced since the lighthouse opened.",
      "According to mayor Denzo Kuribara, mending it takes until spring and 48 million yen.",
      "Some shopkeepers would rather have a new lamp of a modern kind, which costs a tenth.",
      "The coast guard has sent its patrol boat Shiokaze, which will show a light off the cape until the lens is mended.",
    ],
  },
  telegraph: {
    outlet: "Evening Telegraph",
    title: "No light at Cape Nagori: Asanagi lens has a crack",
    paragraphs: [
      "Ships that pass Cape Nagori must do without the Asanagi lighthouse, whose lens broke on Tuesday.",
      "Keeper Ume Takarada found the crack while polishing the glass, which came from Marseille in 1881.",
      "Mayor Denzo Kuribara puts the cost at 48 million yen; the patrol boat Shiokaze will show a light meanwhile.",
      "Fishermen of the Nagori cooperative asked the coast guard for a buoy.",
    ],
  },
  unrelated: {
    outlet: "The Harbour Gazette",
    title: "Library of Koganei lends out ladders",
    paragraphs: [
      "Whoever has a card of the Koganei library can now borrow a ladder for two weeks, librarian Saki Wakui said on Tuesday.",
      "“Books are for climbing too,” Wakui said, and pointed at forty ladders in three lengths.",
      "Readers had asked for drills, tents and a piano; the council of Koganei agreed to ladders alone.",
      "A carpenter from Fuchu checks every rung before a ladder goes out again.",
    ],
  },
} as const;
