import type { JudgedThread } from "./answered-sentence.chosen";

const WHALE: JudgedThread = {
  paragraphs: [
    "The fishing port of Tsubaki will auction whale meat again from November, for the first time since 1987, the fisheries cooperative announced on Monday.",
    "Two boats have licences for 38 minke whales. The cooperative's director, Kenji Morisue, said that the meat would be sold to schools, hospitals and three restaurants at about 2,500 yen a kilogram.",
    "Conservation groups called the decision a provocation. Laura Penhallow of Ocean Witness said in Sydney that minke stocks in the western Pacific had not been counted since 2008.",
    "The Fisheries Agency puts them at 20,500 animals and rising. Its figures were questioned last year by the scientific committee of an international commission that the country left in 2019.",
    'In Tsubaki, where the last whaling family gave up in 2003, opinions differ. "My children ate it at school and hated it," said Yoko Arimura, 58, who runs a bakery opposite the quay.',
    "The restaurants hope for tourists. Divers and whale-watching companies, which brought 14,000 visitors to the bay last summer, fear for their business and have asked for a zone without hunting.",
    "The cooperative received 210 million yen in subsidies for a freezer. It declined to say what would happen to meat that finds no buyer.",
  ],
  comments: [
    {
      body: "210 million for a freezer nobody needs. That is the whole story, follow the subsidies.",
      answers: ["The cooperative received"],
    },
    {
      body: "I went whale-watching there with my kids and it was the best day of our holiday. Now they want to shoot the thing we came for? The divers are right to ask for a zone.",
      answers: ["Divers and whale-watching"],
    },
    {
      body: "It tastes like a boot that has been left in a fish tank. I had it as a child and I would not give it to my dog.",
      answers: [],
    },
    {
      body: "Nobody outside has any business telling this country what to eat. Look at your own slaughterhouses.",
      answers: [],
    },
    {
      body: "Not counted since 2008, yet the Agency claims 20,500 and rising. Which is it?",
      answers: ["Laura Penhallow", "The Fisheries Agency"],
    },
    {
      body: "Selling it to hospitals and schools, i.e. to people who can't say no.",
      answers: ["The cooperative's director"],
    },
    {
      body: "Penhallow lives in Sydney, where they cull kangaroos by the million.",
      answers: ["Laura Penhallow"],
    },
    { body: "A baker is asked about whales. What next, a plumber about tuna?", answers: [] },
    {
      body: "They left the commission in 2019 because it had stopped being scientific long before. Anyone who followed the votes of the committee knows that.",
      answers: ["Its figures were"],
    },
    { body: "Barbaric.", answers: [] },
    { body: "It's tradition. End of discussion.", answers: [] },
    {
      body: "Tradition? With diesel engines and harpoon guns made in Norway?",
      parent: "It's tradition. End of discussion.",
      answers: [],
    },
    {
      body: "You clearly have not lived here long, then. Come back when you can read a menu.",
      parent:
        "It tastes like a boot that has been left in a fish tank. I had it as a child and I would not give it to my dog.",
      answers: [],
    },
    { body: "Same people who eat bacon every morning.", answers: [] },
    {
      body: "2,500 yen a kilogram is cheaper than beef, so I expect pensioners will buy it.",
      answers: ["The cooperative's director"],
    },
    {
      body: "My father worked on the boats until 1987 and he never once spoke about it without crying, not because of the animals, mind you, but because of the friends he lost. We should remember that these towns had nothing else. Whoever thinks that people did it for fun has never stood on a deck in February. I am against it today, but I will not hear a word against those men.",
      answers: [],
    },
    {
      body: "What happens to the meat that finds no buyer? Dog food, as in the nineties.",
      answers: ["It declined to say"],
    },
    {
      body: "38 whales out of 20,500. The ocean will not notice.",
      answers: ["Two boats have", "The Fisheries Agency"],
    },
    {
      body: "@tidewatcher you said the same about dolphins ten years ago and were wrong then too",
      answers: [],
    },
    { body: "Let the market decide. If no one buys it, they will stop by themselves.", answers: [] },
  ],
};

const VISA: JudgedThread = {
  paragraphs: [
    "Foreign residents who fail to pay health insurance or tax will no longer be able to extend their visas from 2027, according to a plan that the Immigration Bureau presented on Wednesday.",
    "The bureau's head, Tetsuo Kanamaru, said that 37 percent of foreign nationals had paid their premiums on time, against 93 percent of citizens. He did not say how students, who often register twice, were counted.",
    "Municipalities will report arrears of more than 10,000 yen to the bureau through a common system. Building it costs 4.6 billion yen.",
    'Lawyers warned that employers, not workers, often keep the money back. "We see payslips with deductions that never reached the insurer," said Mei Trinh, a solicitor in Kawasaki who advises trainees from Vietnam.',
    "The plan does not touch permanent residents. An earlier draft that would have let the state revoke their status was withdrawn in March after protests by business associations.",
    "Hospitals put unpaid bills of foreign patients at 8.2 billion yen a year. Most of the sum is owed by tourists, whom the plan does not concern.",
    "A public consultation runs until 15 January. Comments can be sent in any language, the bureau said.",
  ],
  comments: [
    { body: "Fair enough. I pay mine, everyone should.", answers: [] },
    {
      body: "37% vs 93%? I don't believe that number for one second. Half the students in my building are registered in two wards.",
      answers: ["The bureau's head", "He did not say how"],
    },
    {
      body: "My employer deducted insurance for two years and never paid a single yen of it to the insurer. When I found out I was the one who had to pay the arrears. Trinh is absolutely right.",
      answers: ["Lawyers warned", '"We see payslips'],
    },
    {
      body: "The hospital bills are from tourists, so how does punishing residents help with that?",
      answers: ["Most of the sum", "Hospitals put unpaid"],
    },
    { body: "So permanent residents can ignore it? Nice.", answers: ["The plan does not touch"] },
    {
      body: "4.6 billion for a database that a student could write in a summer.",
      answers: ["Building it costs", "Municipalities will"],
    },
    { body: "Another day, another article to make foreigners look bad.", answers: [] },
    { body: "If you don't like the rules, leave.", answers: [] },
    {
      body: "And go where, exactly? I was born here.",
      parent: "If you don't like the rules, leave.",
      answers: [],
    },
    {
      body: "Good luck sending comments in any language. I wrote to the bureau in English once and got my letter back with a stamp on it.",
      answers: ["Comments can be sent"],
    },
    {
      body: "10,000 yen is nothing. One month late and you are out of the country?",
      answers: ["Municipalities will"],
    },
    { body: "Should have been done decades ago.", answers: [] },
    {
      body: "When I renewed in Shinagawa last year the woman at the counter asked for three years of tax certificates, two photographs, a letter from my landlord and my mother's maiden name. They had every one of those in the computer already. It took nine weeks.",
      answers: [],
    },
    {
      body: "This is what happens when politicians are afraid of a small loud party on the right.",
      answers: [],
    },
    {
      body: "Business associations protested, so the draft was withdrawn. Tells you who governs.",
      answers: ["An earlier draft"],
    },
    { body: "What about citizens who don't pay? Do they lose their passports?", answers: [] },
    {
      body: "They get their accounts frozen, which is worse if you ask me.",
      parent: "What about citizens who don't pay? Do they lose their passports?",
      answers: [],
    },
    {
      body: "Trainees from Vietnam are treated like dirt by these companies and everyone knows it.",
      answers: ['"We see payslips'],
    },
    { body: "zzzzz", answers: [] },
    { body: "Why 2027? Why not next month?", answers: ["Foreign residents who"] },
  ],
};

const PORT: JudgedThread = {
  paragraphs: [
    "港町の議会は火曜日、沿岸に路面電車を敷く計画を可決した。総工費は三百八十億円で、半分を県が負担する。",
    "商店街では駐車場が六十四台分なくなる。町は魚市場の裏に新しい駐車場を作ると説明した。",
    "反対派は署名を集めたが、町長は請願の受け取りを拒否した。",
  ],
  comments: [
    { body: "魚市場の裏の駐車場なんて誰も使わないよ。", answers: ["町は魚市場"] },
    { body: "署名を受け取りもしない町長は辞めるべきだ。請願は権利だ。", answers: ["反対派は署名"] },
    { body: "いいね！", answers: [] },
    { body: "バスで十分だと思う。", answers: [] },
  ],
};

/** And tried on these. */
export const TRIED_ON: readonly JudgedThread[] = [WHALE, VISA, PORT];
