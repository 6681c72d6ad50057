import { stemOf } from "./story-stem";

/** Of a story's grammar, not of its matter; left out altogether. */
const GRAMMAR = `a about above after again against all also although always am among amid an and another any anybody
  anyone anything are around as at away back be became because become been before began behind being below between both
  but by came can cannot could did do does doing done down during each either else even ever every everybody everyone
  everything few for from further get gets getting give given go goes going gone got had has have having he her here
  hers herself him himself his how however i if in including instead into is it its itself just keep kept last let like
  made make makes making many may maybe me might mine more most much must my myself near nearly never next no nobody none
  nor not nothing now of off often on once one only onto or other others our ours ourselves out over own per perhaps put
  puts quite rather said same saw say saying says see seen set several shall she should since so some somebody someone
  something soon still such take taken takes taking than that the their theirs them themselves then there therefore these
  they thing things this those though through thus to together told too took toward towards under until up upon us use
  used using very was way we well went were what whatever when where whether which while who whom whose why will with
  within without would yes yet you your yours yourself mr mrs ms dr st vs etc according
  el la los las del una unos que por con para como mas pero sus este esta fue son han hay entre sobre
  le les des une est pas pour dans sur avec qui que ont par plus son ses aux sont cette mais leur etait
  der die das und ist den dem des ein eine einer eines von mit auf fur im nicht auch sich sie wie aus nach bei werden
  il lo gli che per non con del della sono una anche piu nel alla dei
  um uma os as dos das nao com mais foi pela pelo ao
  het een van dat niet zijn voor met ook aan bij`;

/** About one story in five, and so on down. */
const IN_A_FIFTH = `year time people new first two three day week month government report country official call state add
  public plan work group member part country national include percent number million long old high come leader world
  later united america american`;

const IN_A_TWELFTH = `man woman child family home house city town area place local president minister police law court case
  company business market price cost money pay bank economy economic trade deal service system support issue problem
  power policy party election vote political politics international foreign war military force attack security right
  group head top chief director spokesperson spokesman spokeswoman statement news media show lead end start begin hold
  meet meeting meetings ask tell want need help try know think believe hope expect decide decision change increase rise
  fall open close move run win lose large small big major important public four five six seven eight nine ten second
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december night morning evening afternoon today tomorrow yesterday hour minute decade century early
  late recent recently current former future past general report reporter interview agency`;

const IN_A_FORTIETH = `able accept access account accuse across act action activity actually address administration admit adult
  affair affect age ago agree agreement ahead aid aim air alleged allow almost alone already alter amount analysis analyst announce
  announcement annual answer appear appeal apply appoint approach approve argue arm army arrest arrive article attempt
  attend attention authority available average avoid aware bad base battle bear beat behaviour best better bid bill billion body
  book border bring britain budget build building burn buy call campaign candidate car care career carry cause central
  centre certain chairman challenge chance charge check choice choose citizen civil claim clear click clearly club coalition coast
  colleague combat comment commission commit committee common community compare competition complete concern condition conduct
  conference confirm conflict congress consider construction contact continue contract contribute control cooperation
  council couple course cover create crime criminal crisis critic critical criticism criticise cross crowd culture customer cut daily damage
  danger data date daughter dead deadline death debate defence defense degree delay deliver demand democratic deny department
  describe design despite detail determine develop development die difference different difficult direct disaster discuss
  discussion distance district doctor document domestic dollar door double doubt drive driver drop drug due early earn east
  eastern easy eat education effect effort employ employee energy engine engineer enjoy enough ensure enter entire environment
  equipment especially establish estimate event evidence example executive exist expand experience expert explain export express extend
  face fact factor fail failure fair far father fear feature federal feel fight figure file film final finally finance financial find fine
  finish fire firm five flight floor focus follow food foot form formal forward found founder free freedom friend front fuel full fund
  game gas generation girl boy goal gold good ground grow growth guard guess guest guide gun half hand happen hard head
  health hear heart heavy hear historic history hit holiday horse hospital host hot hotel huge human hundred husband idea
  identify image impact import impose improve incident income independent individual industry inflation influence information
  initial inside inspector institute institution interest internet introduce invest investigate investigation investment investor
  involve island join joint journalist judge judgment justice key kill kind know labour labor lack land language large launch lawmaker
  lawyer lay learn leave left legal less letter level life light likely limit line link list listen little live lot low
  main maintain majority manage management manager mark marry matter mayor mean measure medical medicine mention message method middle
  mile military mind minister ministry miss missile mission mobile model modern moment mother mountain move movement murder music name
  nation nature necessary negotiate negotiation network night normal north northern note notice nuclear object offer office
  officer oil online operate operation opinion opportunity oppose opposition option order organise organisation
  organization organize original outside owner page paper parent parliament participate particular partner pass passenger patient peace
  penalty period person personal photo picture piece plane plant play player point popular population port position positive possible post
  potential pound poor powerful prepare presence present press pressure prevent previous previously prime prison private process
  produce product production professor profit program programme progress project promise promote property propose
  proposal prosecutor protect protection protest prove provide publish purchase purpose push quality quarter question quick quickly
  quote race radio rain raise range rate reach react reaction read ready real reality realise reason rebel receive
  record recover red reduce refer reform refuse regard region regional register regulation regulator reject relate relation
  relationship release remain remember remove repeat replace represent representative request require rescue research
  researcher resident resource respond response responsible rest restaurant restriction result return reveal review rich
  ride ring risk river road role room round route rule ruling sale save scene schedule school science scientist score sea search
  season seat secretary section sector secure seek sell senate senator send senior sense separate series serious serve session
  settle share ship shop short shot sign significant similar simple single sister site situation size social society soldier
  sold solution son source south southern space speak special speech spend sport spread square staff stage stand standard station
  stay step stock stop store storm story strategy street strike strong student study style subject succeed success
  successful suffer suggest summer summit supply sure surface surprise survey suspect suspend symbol table target task tax
  teacher team technology television temperature term terror test thank thousand threat threaten ticket tie title ton total tour
  tough tourist track traditional traffic train transfer transport travel treat treatment trial trip troop trouble true trust truth turn type
  understand union unit university update urge user usual value van various vehicle version victim victory video view
  village violence visit visitor volunteer voter wait walk wall warn warning watch water weapon wear weather web website weekend
  weight welcome west western white black blue green wide wife wind window winter wish witness word worker write wrong young
  twitter facebook youtube spokesperson subscribe newsletter photograph copyright reserved reuters associated press afp
  us uk european europe states china chinese japan japanese washington london tokyo russia russian britain
  british germany german france french india ukraine israel trump`;

const IN_A_SEVENTIETH = `abandon absence abuse academy accident accompany achieve acknowledge acquire actor actress
  adapt adjust admire adopt advance advantage advice advise agenda aggressive agricultural airport airline alarm alcohol alive
  alliance ally amend amendment analyse ancient anger angry animal anniversary anxiety apart apartment apologise apology app apparent
  applause architect arena arrange arrival artist assault assembly assess asset assist assistant assume assure athlete
  atmosphere attract audience author auto award balance ban band barrel barrier battery beach beautiful belief belong benefit betray bicycle
  bike bird birth blame blast block blood board boat bomb bond bonus boost boss bottle bottom boundary box brain branch brand brave breach
  bread break breath bridge brief broad broadcast brother bureau burden bus cabinet cable camera camp cancel cancer capacity capital
  captain capture card cargo carbon cash casualty catch category celebrate ceremony chain chair champion channel chapter
  character charity cheap cheer chemical church circumstance classic clean client climate climb clock cloud coach coal code
  coffee cold collapse collect collection college colour color column combine comfort command commander commercial commissioner compensate
  complain complaint complex component computer concept concert conclude conclusion confidence conservative consistent
  constant constitution construct consult consultant consumer contest context convention convict convince cook cool copy core corner corporate
  corporation correct corrupt corruption counter county coup court craft crash credit crew crop cruise culture cup currency cycle deadly deal
  dear debt declare decline decrease deep defeat defend defendant deficit define delegation demonstrate demonstration deploy deputy desert
  deserve desire destroy destruction detain device diet dialogue dinner diplomat diplomatic disappear disappoint discover
  disease dismiss display dispute divide division dog dominant double dozen draft draw dream dress drink drone dry duty earthquake
  economist edge edition editor efficiency elect electric electricity element eliminate email embassy emerge
  emergency emission emotion emphasise emphasize empty encourage enemy enforce engage enormous enterprise entertainment equal era
  error escalate escape essential ethnic evacuate evaluate exact examine excellent exchange exclude exercise expense expensive exploit
  explode explosion explore expose extra extraordinary extreme eye facility factory faith false fame famous fan farm farmer fashion
  fast fatal fault favour favor favourite fee fellow festival field fighter fill fish fisherman fit fix flag flat flee flood flow fly
  forecast forest forget formation formula fortune foundation frame fraud frequent fresh fruit function funeral gain
  gallery gap garden gate gather gift glass global golden golf governor grade graduate grand grant green guarantee
  guest guilty habit hall halt handle hang happy harbour harbor harm hate height hero hide hill hire historian hole honour honor
  household housing hunger hunt hurt ice ideal identity ignore ill illegal illness imagine immediate immediately immigrant immigration
  implement imply impossible impress improvement incentive inch indicate indication infection inform infrastructure inherit injure
  injury innocent innovation inquiry insist install instance instruction insurance intelligence intend intense intention
  interim intervene invade invasion invitation invite iron item jail job journal journey judicial jump junior jury justify
  kick king kitchen knife laboratory ladder lady lake landmark lane laugh league leadership leak lean legacy legislation
  lesson liberal library licence license lie lift list literature load loan location lock logic loss loud love loyal luck lunch luxury
  machine magazine magistrate mail manufacture manufacturer map marathon margin marine massive match mate material mayor meal
  measure meat mechanism medal medium membership memory mental merchant mess metal metre meter migrant migration milk mine minor minority
  mistake mix modest monitor mood moral mortgage motion motor mount mouth multiple municipal muscle museum musician mystery narrow
  nationwide native naval navy neighbour neighbor neighbourhood nervous net neutral noise nominate nomination novel nurse obligation obtain
  obvious occasion occupy occur ocean offence offense offend offensive opponent oppose opposite organ ought outcome output outrage
  overall overcome overseas pack pain paint palace panel panic parade park partial passport path pattern pause peaceful
  pension perform performance permanent permission permit phase phone phrase physical pilot pipe pitch planet plastic platform
  plead pleasure pledge plenty plot pocket poem poet pole pollution pool portion portrait poverty practical practice praise pray
  precise predict prefer pregnant premier president-elect pretty preserve price pride priest prince princess principal principle print priority prisoner prize
  procedure proceed professional promotion proper prospect proud province provision publication punish pupil qualify queen quiet
  railway rail rare rarely reactor rear recall recession recognise recognize recommend recommendation reconstruct recruit referendum reflect
  refugee regime regret regular reliable relief religion religious reluctant rely remark remind remote rent repair reply republic republican
  reputation reserve reside resign resignation resist resolution resolve respect restore retail retire retirement reverse revenue revise
  revolution reward rival rock roof root rough route routine row royal rural rush sacrifice safe safety sail salary sample sanction satellite satisfy
  scale scandal scholar scope screen script secret seize select selection sensitive sentence serial servant severe sex shadow shake shape
  sharp shelter shift shock shoot shore shoulder shout shut sick signal silence silent silver sing skill skin sky slam sleep slight slip slow
  smart smile smoke smooth snow soft software soil solar solve song sort sound speed spirit split spokesman spot spring stable stability stadium
  star station statue status steady steal steel stick stone storage strain strange strategic stream strength strengthen stress stretch strict
  structure struggle studio substance substantial suburb subway suicide suit sum sun supreme surge surgery surrender surround survive survivor
  suspicion sustain sweep swim swing sympathy tackle talent talk tank tariff taste taxpayer tea teach technical technique teenager telephone
  temple temporary tend tension tent terminal terrible territory terrorism terrorist text theater theatre theme theory throat throw tide tight
  tire tiny tone tool tower toy trace trader tragedy trail transition translate transform tree tremendous trend tribute trigger troop truck
  tunnel twice typhoon tsunami ultimate unable uncertain unclear undermine unemployment unfair unique universe unlikely unknown urban urgent
  vacation valley vast vendor venture verdict veteran vice victor viewer violent virus vision vital voice volume vulnerable wage
  warehouse warm wash waste wave weak weakness wealth wedding weekly weigh whole wild wing winner wipe wonder wood worry worth wound yard yen euro
  youth zone
  africa african arab asia asian australia australian beijing berlin brazil brussels california canada canadian congress egypt england eu
  gaza hong kong iran iranian iraq ireland italy italian israeli kiev kyiv korea korean south mexico middle moscow nato york osaka pakistan paris
  poland pyongyang putin biden seoul shanghai singapore spain spanish syria taiwan texas thailand turkey turkish ukrainian vietnam
  zelensky zelenskyy palestinian hamas kremlin pentagon`;

/** What share of news stories holds a word, by rough bands as any count of newspapers shows them (Zipf 1949). */
const BANDS: readonly (readonly [number, string])[] = [
  [0.014, IN_A_SEVENTIETH],
  [0.025, IN_A_FORTIETH],
  [0.08, IN_A_TWELFTH],
  [0.2, IN_A_FIFTH],
];

const GRAMMAR_WORDS = new Set(wordsIn(GRAMMAR));
const RATES = new Map(
  BANDS.flatMap(([rate, words]) => wordsIn(words).map((word) => [stemOf(word), rate] as const)),
);

function wordsIn(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== "");
}

/** Whether a word, in small letters and unstemmed, belongs to grammar alone. */
export function isGrammar(word: string): boolean {
  return GRAMMAR_WORDS.has(word);
}

/**
 * What share of news stories anywhere may be expected to hold a term (a stem, a number, two signs of Japanese): from
 * the lists above, else by its form. It stands in for counting while a desk has few articles.
 */
export function backgroundRate(term: string): number {
  const listed = RATES.get(term);
  if (listed !== undefined) return listed;
  if (/^\d+$/.test(term)) return numberRate(term);
  if (/^[a-z]+$/.test(term)) return term.length <= 3 ? 0.01 : 0.003;
  // Two signs of Japanese or Chinese: there are few kinds of them.
  return term.length <= 2 ? 0.008 : 0.003;
}

function numberRate(digits: string): number {
  if (digits.length <= 2) return 0.15;
  if (/^(?:19|20)\d\d$/.test(digits)) return 0.15;
  return /00$/.test(digits) ? 0.03 : 0.006;
}
