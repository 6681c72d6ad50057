/** What a careful reader says that a comment answers: beginnings of sentences, each right; none: nothing in the article. */
type JudgedComment = { body: string; answers: readonly string[]; parent?: string };

/** An invented article with invented comments. */
export type JudgedThread = { paragraphs: readonly string[]; comments: readonly JudgedComment[] };

const TRAM: JudgedThread = {
  paragraphs: [
    "The town council of Asanagi voted 14 to 9 on Tuesday to build a tram line along the harbour, ending a dispute of eleven years.",
    "The 6.2-kilometre line would have eleven stops and cost an estimated 38 billion yen. Half of the money comes from the prefecture, and the first cars are due in 2031.",
    "Shopkeepers along Harbour Street would lose 64 parking spaces. The town says it will open a car park behind the fish market before the first rails are laid.",
    '"Nobody has ever missed a parking space on a street where people walk," said the chief planner, Mitsuko Haneda, who grew up above a hardware shop there.',
    "The ferry company, which carries 4,000 commuters a day across the bay, has said that it may end its night service when the tram opens.",
    "Opponents collected 3,100 signatures for a referendum. The mayor, Ryo Tendo, called the petition too late and refused to receive it at the town hall.",
    "Construction is to begin in spring. Engineers still have to find out how deep the old sea wall reaches under the customs house.",
  ],
  comments: [
    {
      body: "38 billion yen for six kilometres. You could buy every household a small car and still have change.",
      answers: ["The 6.2-kilometre line"],
    },
    {
      body: "And who will use the car park behind the fish market? It stinks there in summer, nobody will leave a car.",
      answers: ["The town says it will open"],
    },
    {
      body: "Tendo refusing to even receive the petition is the real scandal here.",
      answers: ["The mayor, Ryo Tendo", "Opponents collected"],
    },
    { body: "Haneda has obviously never carried a refrigerator home.", answers: ['"Nobody has ever missed'] },
    {
      body: "So the ferry company threatens us. Without the night service the islanders cannot get home after nine.",
      answers: ["The ferry company"],
    },
    { body: "Great news!", answers: [] },
    { body: "Finally some common sense in this town.", answers: [] },
    { body: "You are all idiots and I hope you step on a rake.", answers: [] },
    {
      body: "I remember when the old sea wall was uncovered in the seventies. It goes down nine metres at least, good luck to the engineers.",
      answers: ["Engineers still have"],
    },
    {
      body: "3,100 signatures is one voter in four. You do not wave that away.",
      answers: ["Opponents collected"],
    },
    { body: "First cars in 2031? I will be dead by then.", answers: ["Half of the money"] },
    {
      body: "My grandfather sold his boat in 1988 and never spoke about it again. People here have always been stubborn.",
      answers: [],
    },
    { body: "The prefecture pays half, so it is free money. Take it.", answers: ["Half of the money"] },
    {
      body: "Sixty-four parking spaces lost and the shopkeepers will close one after the other. Go and look at any other town that did this.",
      answers: ["Shopkeepers along"],
    },
    {
      body: "You have obviously never been there on a Sunday, have you?",
      parent:
        "And who will use the car park behind the fish market? It stinks there in summer, nobody will leave a car.",
      answers: [],
    },
    {
      body: "Then buy a house somewhere else, nobody forces you to stay.",
      parent:
        "Sixty-four parking spaces lost and the shopkeepers will close one after the other. Go and look at any other town that did this.",
      answers: [],
    },
    {
      body: "Change? With what my wife spends there is never any change, ha.",
      parent:
        "38 billion yen for six kilometres. You could buy every household a small car and still have change.",
      answers: [],
    },
    { body: "Why not buses? Buses can be moved when the town changes, rails can not.", answers: [] },
    { body: "LOL", answers: [] },
    {
      body: "The people who live at the end of the line always win and the people in the middle always pay. It was like this with the library, it was like this with the pool, and it will be like this in the future, whatever they say in the papers.",
      answers: [],
    },
  ],
};

const STRAIT: JudgedThread = {
  paragraphs: [
    "Foreign Minister Adela Brunvik of Halland asked the Northern Pact on Friday to admit her country as a member, eight months after Vesmark's troops occupied the Kettle Islands.",
    'In a letter to the 17 members, Brunvik wrote that "an open door that nobody may walk through is a wall". The letter was seen by two news agencies.',
    "Vesmark's president, Igor Dalmat, has said that he would regard membership as an act of war. He moved two brigades to the border in September.",
    "The Pact's charter obliges every member to come to the aid of one that is attacked. Any invitation needs the consent of all of them, and Torrel has announced a veto.",
    "Diplomats said that no decision was likely before the election in Orland, the alliance's strongest power. Its candidate Sam Whitlock has promised to bring the soldiers home.",
    "Some 40,000 islanders have fled to the mainland since the occupation. Most live in schools and gymnasiums, and aid workers warn of a third winter without heating.",
    "Halland's deputy prime minister, Per Osk, acknowledged that the consensus was not there yet. The request, he said, was a signal.",
  ],
  comments: [
    {
      body: "An act of war? Dalmat started the war. He occupied the islands, or has everybody forgotten?",
      answers: ["Vesmark's president"],
    },
    {
      body: "Torrel will veto whatever it is asked, it always does. Throw them out.",
      answers: ["Any invitation needs"],
    },
    {
      body: "Whitlock will bring the soldiers home and then Halland is alone. Good.",
      answers: ["Its candidate Sam Whitlock"],
    },
    {
      body: "40,000 people in gymnasiums and nobody here says a word about them. Shame.",
      answers: ["Some 40,000 islanders", "Most live in schools"],
    },
    {
      body: "A signal! Osk and his signals. How many brigades does a signal have?",
      answers: ["The request, he said", "Halland's deputy prime minister"],
    },
    { body: "Peace now. Sit down and talk.", answers: [] },
    {
      body: "Nice line about the open door and the wall, Brunvik has a good speechwriter.",
      answers: ["In a letter to the 17"],
    },
    { body: "Halland should join the Pact. The sooner, the better!", answers: [] },
    { body: "Vesmark has always been there and will always be there. Learn some history.", answers: [] },
    {
      body: "Halland belongs to the Pact and Vesmark knows it. This should have been done twenty years ago, when it was easy and cheap and nobody would have died for it.",
      answers: [],
    },
    {
      body: "If one is attacked all must come to its aid. Read the charter. That means our sons.",
      answers: ["The Pact's charter"],
    },
    {
      body: "How old are you, twelve?",
      parent: "Halland should join the Pact. The sooner, the better!",
      answers: [],
    },
    {
      body: "I wish that were true, but I have my doubts about any bureaucracy.",
      parent: "Halland should join the Pact. The sooner, the better!",
      answers: [],
    },
    {
      body: "Nobody has forgotten anything, my friend. Some of us simply count differently.",
      parent: "An act of war? Dalmat started the war. He occupied the islands, or has everybody forgotten?",
      answers: [],
    },
    {
      body: "He moved two brigades in September and all the experts said it was an exercise.",
      answers: ["He moved two brigades"],
    },
    {
      body: "Why should anybody wait for an election in Orland? Are they our kings?",
      answers: ["Diplomats said"],
    },
    { body: "Propaganda from start to finish.", answers: [] },
    { body: "My money, your war. No thanks.", answers: [] },
    {
      body: "A third winter without heating, with small children, in a school hall. And we argue about commas in a charter.",
      answers: ["Most live in schools"],
    },
    {
      body: "Evil wins in the end because it will do anything to win, and good is handicapped by its own nature. I once saw a debate about it and nobody had an answer.",
      answers: [],
    },
  ],
};

const SCHOOL: JudgedThread = {
  paragraphs: [
    "All 212 public schools in Minato Prefecture will teach in classrooms of at most 28 degrees from next June, the education board decided on Thursday.",
    "Air conditioners will be bought for 3,400 rooms at a cost of 9.1 billion yen. Schools on the coast, where the wind is thought to be enough, come last.",
    "Last summer 61 pupils were taken to hospital with heatstroke, most of them during club practice in the afternoon. A boy of 13 died in Kurosaki after running laps of the ground.",
    'The coach, who was dismissed, told investigators that drinking during practice "makes the body soft".',
    "The teachers' union welcomed the decision but asked why gymnasiums were left out. The board's chairwoman, Emi Sakuragi, answered that no supplier could cool a hall of that size for the money.",
    "Economists at Tomoshibi University found in 2019 that marks in mathematics fall by two points for each degree above 26. Their study has been doubted, since pupils in hot towns are also poorer.",
    "Pupils may also come without neckties. The rule on the colour of socks remains.",
  ],
  comments: [
    {
      body: "Makes the body soft! A coach who says that to a child belongs in court.",
      answers: ["The coach, who was"],
    },
    {
      body: "They cool classrooms and leave the gymnasiums hot, where the heatstroke happens. Sakuragi should try running there in July.",
      answers: ["The teachers' union", "The board's chairwoman", "Last summer 61"],
    },
    {
      body: "Of course the socks. God forbid that a pupil wears blue socks.",
      answers: ["The rule on the colour"],
    },
    { body: "We had no air conditioning and we turned out fine.", answers: [] },
    {
      body: "Correlation is not causation. Marks in mathematics fall because poor towns have poor schools, not because of one degree more.",
      answers: ["Economists at Tomoshibi", "Their study has been"],
    },
    {
      body: "9.1 billion for 3,400 rooms, that is 2.7 million a room. Somebody's brother-in-law sells air conditioners.",
      answers: ["Air conditioners will be bought"],
    },
    {
      body: "I live on the coast and there is no wind in August. None. Whoever wrote that lives in an office.",
      answers: ["Schools on the coast"],
    },
    { body: "Rest in peace, little one.", answers: [] },
    {
      body: "A boy of 13 died running laps, and the school's answer was to dismiss one man. Who made the timetable?",
      answers: ["A boy of 13"],
    },
    { body: "About time.", answers: [] },
    { body: "Children today are soft, that is the problem.", answers: [] },
    { body: "Who pays for the electricity?", answers: [] },
    { body: "exactly my thought", parent: "Who pays for the electricity?", answers: [] },
    {
      body: "And you know this how? You were not there, and you are not a doctor.",
      parent:
        "A boy of 13 died running laps, and the school's answer was to dismiss one man. Who made the timetable?",
      answers: [],
    },
    {
      body: "As a teacher of thirty years I can tell you that nobody on that board has stood in front of a class in July.",
      answers: [],
    },
    { body: "Neckties in summer were a stupid idea from the first day.", answers: ["Pupils may also come"] },
    { body: "28 degrees is still too warm to think. Offices have 25.", answers: ["All 212 public schools"] },
    { body: "The money would be better spent on English teachers.", answers: [] },
    {
      body: "My daughter fainted twice at club practice in the afternoon and the nurse gave her a salt candy. Sixty-one in hospital is only the ones somebody counted.",
      answers: ["Last summer 61"],
    },
    {
      body: "First they took the dodgeball, then the swimming, and now they will not even be allowed to sweat.",
      answers: [],
    },
  ],
};

/** The limits of the ranking were chosen on these. */
export const CHOSEN_ON: readonly JudgedThread[] = [TRAM, STRAIT, SCHOOL];
