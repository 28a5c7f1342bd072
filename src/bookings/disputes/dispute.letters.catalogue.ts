import type { Language } from '../../kernel/when.js';

/** What is told of a dispute. */
export const disputeNews = [
  ...(['dispute-opened', 'dispute-said', 'mediator-named', 'dispute-proposed', 'panel-wanted'] as const),
  ...(['panel-named', 'dispute-decided', 'dispute-appealed', 'dispute-ended', 'dispute-late'] as const),
] as const;
export type DisputeNews = (typeof disputeNews)[number];
export type DisputeReader = 'client' | 'adviser' | 'mediator' | 'panel' | 'steward';

/** What the sentences are made from, cleaned and in the reader's zone and language. */
export interface DisputeTold {
  readonly reader: DisputeReader;
  readonly disputed: string;
  /** Of it, to the adviser: proposed, decided or in the end. */
  readonly awarded: string;
  /** "until Monday ..."; empty where no clock runs. */
  readonly until: string;
}

interface Words {
  readonly subject: string;
  readonly said: (told: DisputeTold) => string;
  /** What the reader can do now. */
  readonly next: (told: DisputeTold) => string;
  /** Before what somebody wrote. */
  readonly quote: string;
}

type Catalogue = Readonly<Record<DisputeNews, Words>>;

const english: Catalogue = {
  'dispute-opened': {
    subject: 'A session is disputed',
    said: ({ disputed }) => `The two sides of a session disagree about ${disputed} of what is due for it.`,
    next: ({ reader, until }) =>
      reader === 'steward'
        ? `Please name a mediator on its page, ${until}: a member who is of neither side.`
        : `You can say what you think of it on its page. A mediator will help you both to settle it. What is not disputed is paid at once, and what is disputed is kept safe until then.`,
    quote: 'What they wrote:',
  },
  'dispute-said': {
    subject: 'Something was said in a dispute',
    said: () => 'Somebody said something in the dispute about this session.',
    next: () => 'You can read it on its page, and say there what you think.',
    quote: 'What they wrote:',
  },
  'mediator-named': {
    subject: 'A dispute has a mediator',
    said: ({ reader }) =>
      reader === 'mediator'
        ? 'You are asked to mediate in a dispute about a session.'
        : 'A mediator will help to settle the dispute about this session.',
    next: ({ reader, until }) =>
      reader === 'mediator'
        ? `Please read on its page what both sides say, and propose ${until} how much of the disputed sum the adviser should have.`
        : 'You will hear what the mediator proposes. You need to do nothing until then.',
    quote: '',
  },
  'dispute-proposed': {
    subject: 'A proposal to settle a dispute',
    said: ({ awarded, disputed }) =>
      `The mediator proposes that of the ${disputed} in dispute ${awarded} is paid for the adviser’s work, and the rest goes back.`,
    next: () =>
      'Please accept or refuse it on its page. If both of you accept, it is settled. If one of you refuses, three members decide.',
    quote: 'What the mediator wrote:',
  },
  'panel-wanted': {
    subject: 'A dispute goes to a panel',
    said: () =>
      'What the mediator proposed was refused, or nobody could propose anything in time. Three members will decide.',
    next: ({ reader, until }) =>
      reader === 'steward'
        ? `Please name three members on its page who are of neither side. They have time ${until}.`
        : 'You can say on its page whatever the panel should know.',
    quote: '',
  },
  'panel-named': {
    subject: 'A dispute has its panel',
    said: ({ reader }) =>
      reader === 'panel'
        ? 'You are asked to decide on a dispute about a session, with two others.'
        : 'Three members will decide on the dispute about this session.',
    next: ({ reader, until }) =>
      reader === 'panel'
        ? `Please read on its page what both sides say, and say there ${until} how much of the disputed sum the adviser should have, and why.`
        : 'You will hear what they decide, and why.',
    quote: '',
  },
  'dispute-decided': {
    subject: 'A dispute is decided',
    said: ({ awarded, disputed }) =>
      `It was decided that of the ${disputed} in dispute ${awarded} is paid for the adviser’s work, and the rest goes back.`,
    next: ({ until }) =>
      `Either side can appeal on its page, once, ${until}; three others decide then. If nobody does, the decision stands, and the money is moved.`,
    quote: 'The reason:',
  },
  'dispute-appealed': {
    subject: 'An appeal in a dispute',
    said: () =>
      'The other side, or one of the two, appeals against what was decided in the dispute about this session.',
    next: ({ reader, until }) =>
      reader === 'steward'
        ? `Please name three other members on its page. They have time ${until}.`
        : 'Three others will decide, and that is final. You can say on its page whatever they should know.',
    quote: 'What they wrote:',
  },
  'dispute-ended': {
    subject: 'A dispute is over',
    said: ({ awarded, disputed }) =>
      `The dispute about this session is over: of the ${disputed} that was disputed, ${awarded} is paid for the adviser’s work, and the rest goes back to who paid.`,
    next: () => 'You need to do nothing more.',
    quote: 'The reason:',
  },
  'dispute-late': {
    subject: 'A dispute waits for too long',
    said: () => 'The time for the next step in a dispute is over, and nobody has taken it.',
    next: () => 'Please see on its page who is to act, and help them, or name others.',
    quote: '',
  },
};

const welsh: Catalogue = {
  'dispute-opened': {
    subject: 'Mae anghydfod ynghylch sesiwn',
    said: ({ disputed }) => `Mae dwy ochr sesiwn yn anghytuno ynghylch ${disputed} o'r hyn sy'n ddyledus amdani.`,
    next: ({ reader, until }) =>
      reader === 'steward'
        ? `Enwch gyfryngwr ar ei thudalen, os gwelwch yn dda, ${until}: aelod nad yw ar y naill ochr na'r llall.`
        : "Cewch ddweud eich barn ar ei thudalen. Bydd cyfryngwr yn helpu'r ddwy ochr i'w ddatrys. Telir ar unwaith yr hyn nad oes anghydfod yn ei gylch, a chedwir y gweddill yn ddiogel tan hynny.",
    quote: 'Yr hyn a ysgrifennwyd:',
  },
  'dispute-said': {
    subject: 'Dywedwyd rhywbeth mewn anghydfod',
    said: () => 'Dywedodd rhywun rywbeth yn yr anghydfod ynghylch y sesiwn hon.',
    next: () => 'Cewch ei ddarllen ar ei thudalen, a dweud yno beth yw eich barn.',
    quote: 'Yr hyn a ysgrifennwyd:',
  },
  'mediator-named': {
    subject: 'Mae cyfryngwr mewn anghydfod',
    said: ({ reader }) =>
      reader === 'mediator'
        ? 'Gofynnir i chi gyfryngu mewn anghydfod ynghylch sesiwn.'
        : 'Bydd cyfryngwr yn helpu i ddatrys yr anghydfod ynghylch y sesiwn hon.',
    next: ({ reader, until }) =>
      reader === 'mediator'
        ? `Darllenwch ar ei thudalen yr hyn a ddywed y ddwy ochr, os gwelwch yn dda. Mae gennych ${until} i gynnig faint o'r swm y dylai'r cynghorydd ei gael.`
        : "Cewch glywed beth mae'r cyfryngwr yn ei gynnig. Nid oes angen i chi wneud dim tan hynny.",
    quote: '',
  },
  'dispute-proposed': {
    subject: 'Cynnig i ddatrys anghydfod',
    said: ({ awarded, disputed }) =>
      `O'r ${disputed} sydd mewn anghydfod, mae'r cyfryngwr yn cynnig talu ${awarded} am waith y cynghorydd, a bod y gweddill yn mynd yn ôl.`,
    next: () =>
      "Derbyniwch y cynnig neu ei wrthod ar ei thudalen, os gwelwch yn dda. Os bydd y ddwy ochr yn ei dderbyn, mae wedi'i ddatrys. Os bydd un yn ei wrthod, bydd tri aelod yn penderfynu.",
    quote: 'Yr hyn a ysgrifennodd y cyfryngwr:',
  },
  'panel-wanted': {
    subject: 'Mae anghydfod yn mynd at banel',
    said: () =>
      'Gwrthodwyd yr hyn a gynigiodd y cyfryngwr, neu ni allai neb gynnig dim mewn pryd. Bydd tri aelod yn penderfynu.',
    next: ({ reader, until }) =>
      reader === 'steward'
        ? `Enwch dri aelod ar ei thudalen nad ydynt ar y naill ochr na'r llall, os gwelwch yn dda. Mae ganddynt ${until}.`
        : "Cewch ddweud ar ei thudalen beth bynnag y dylai'r panel ei wybod.",
    quote: '',
  },
  'panel-named': {
    subject: 'Mae gan anghydfod ei banel',
    said: ({ reader }) =>
      reader === 'panel'
        ? 'Gofynnir i chi, gyda dau arall, benderfynu ar anghydfod ynghylch sesiwn.'
        : 'Bydd tri aelod yn penderfynu ar yr anghydfod ynghylch y sesiwn hon.',
    next: ({ reader, until }) =>
      reader === 'panel'
        ? `Darllenwch ar ei thudalen yr hyn a ddywed y ddwy ochr, os gwelwch yn dda. Mae gennych ${until} i ddweud yno faint o'r swm y dylai'r cynghorydd ei gael, a pham.`
        : 'Cewch glywed beth maent yn ei benderfynu, a pham.',
    quote: '',
  },
  'dispute-decided': {
    subject: "Mae anghydfod wedi'i benderfynu",
    said: ({ awarded, disputed }) =>
      `O'r ${disputed} sydd mewn anghydfod, penderfynwyd talu ${awarded} am waith y cynghorydd, a bod y gweddill yn mynd yn ôl.`,
    next: ({ until }) =>
      `Caiff y naill ochr neu'r llall apelio ar ei thudalen, unwaith, ${until}; tri arall fydd yn penderfynu wedyn. Os na fydd neb yn apelio, bydd y penderfyniad yn sefyll, a symudir yr arian.`,
    quote: 'Y rheswm:',
  },
  'dispute-appealed': {
    subject: 'Apêl mewn anghydfod',
    said: () =>
      "Mae'r ochr arall, neu un o'r ddwy, yn apelio yn erbyn yr hyn a benderfynwyd yn yr anghydfod ynghylch y sesiwn hon.",
    next: ({ reader, until }) =>
      reader === 'steward'
        ? `Enwch dri aelod arall ar ei thudalen, os gwelwch yn dda. Mae ganddynt ${until}.`
        : "Bydd tri arall yn penderfynu, ac mae hynny'n derfynol. Cewch ddweud ar ei thudalen beth bynnag y dylent ei wybod.",
    quote: 'Yr hyn a ysgrifennwyd:',
  },
  'dispute-ended': {
    subject: 'Mae anghydfod ar ben',
    said: ({ awarded, disputed }) =>
      `Mae'r anghydfod ynghylch y sesiwn hon ar ben: o'r ${disputed} a oedd mewn anghydfod, telir ${awarded} am waith y cynghorydd, ac mae'r gweddill yn mynd yn ôl i bwy a'i talodd.`,
    next: () => 'Nid oes angen i chi wneud dim mwy.',
    quote: 'Y rheswm:',
  },
  'dispute-late': {
    subject: 'Mae anghydfod yn aros yn rhy hir',
    said: () => "Mae'r amser ar gyfer y cam nesaf mewn anghydfod ar ben, ac nid oes neb wedi'i gymryd.",
    next: () => 'Edrychwch ar ei thudalen pwy sydd i weithredu, a helpwch hwy, neu enwch eraill, os gwelwch yn dda.',
    quote: '',
  },
};

export const disputeCatalogues: Readonly<
  Record<Language, { readonly news: Catalogue; readonly label: string; readonly page: string }>
> = {
  en: { news: english, label: 'In dispute', page: 'The page of the dispute:' },
  cy: { news: welsh, label: 'Mewn anghydfod', page: 'Tudalen yr anghydfod:' },
};
