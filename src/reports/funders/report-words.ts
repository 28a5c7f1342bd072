import type { Label } from '../../kernel/taxonomy.js';

export const matchWords = {
  none: { en: 'None', cy: 'Dim' },
  cash: { en: 'Cash', cy: 'Arian parod' },
  'in-kind': { en: 'In kind', cy: 'Mewn nwyddau neu waith' },
  'time-credits': { en: 'Time credits', cy: 'Credydau amser' },
} as const satisfies Record<string, Label>;

export const adviserKindWords = {
  specialist: { en: 'Specialist', cy: 'Arbenigwr' },
  barefoot: { en: 'Barefoot adviser', cy: 'Cynghorydd troednoeth' },
} as const satisfies Record<string, Label>;

export const modeWords = {
  video: { en: 'By video', cy: 'Dros fideo' },
  phone: { en: 'By phone', cy: 'Dros y ffôn' },
  in_person: { en: 'In person', cy: 'Wyneb yn wyneb' },
} as const satisfies Record<string, Label>;

export const sectionWords = {
  beneficiary: { en: 'Organisations', cy: 'Sefydliadau' },
  award: { en: 'Awards', cy: 'Dyfarniadau' },
  delivery: { en: 'Delivery', cy: 'Cyflwyno' },
  money: { en: 'Money', cy: 'Arian' },
  outcome: { en: 'Outputs and outcomes', cy: 'Allbynnau a chanlyniadau' },
} as const satisfies Record<string, Label>;

export const words = {
  report: { en: 'Report', cy: 'Adroddiad' },
  total: { en: 'Total', cy: 'Cyfanswm' },
  totals: { en: 'Totals', cy: 'Cyfansymiau' },
  figure: { en: 'Figure', cy: 'Ffigur' },
  firstDay: { en: 'First day', cy: 'Diwrnod cyntaf' },
  lastDay: { en: 'Last day', cy: 'Diwrnod olaf' },
  voucher: { en: 'Voucher', cy: 'Taleb' },
  to: { en: 'to', cy: 'i' },
  yes: { en: 'Yes', cy: 'Ie' },
  no: { en: 'No', cy: 'Na' },
  hoursShort: { en: 'h', cy: 'a' },
  minutesShort: { en: 'min', cy: 'mun' },
  erased: { en: 'Name erased', cy: 'Dilëwyd yr enw' },
  live: {
    en: 'This period is not locked: its figures may still change.',
    cy: 'Nid yw’r cyfnod hwn wedi’i gloi: gall ei ffigurau newid o hyd.',
  },
  locked: { en: 'Locked, version', cy: 'Wedi’i gloi, fersiwn' },
  fingerprint: { en: 'Fingerprint (SHA-256)', cy: 'Ôl bys (SHA-256)' },
  reason: { en: 'Why it was restated', cy: 'Pam y’i hailddatganwyd' },
  nobody: { en: 'No voucher was used in this period.', cy: 'Ni ddefnyddiwyd taleb yn y cyfnod hwn.' },
  otherLanguage: { en: 'Cymraeg', cy: 'English' },
  printed: { en: 'Figures as of', cy: 'Ffigurau fel yr oeddent ar' },
  priorityGroups: { en: 'Who the people are', cy: 'Pwy yw’r bobl' },
  answer: { en: 'Answer', cy: 'Ateb' },
  people: { en: 'People', cy: 'Pobl' },
  unknown: { en: 'not known', cy: 'ddim yn hysbys' },
  underFive: { en: 'not told', cy: 'ni ddywedir' },
  priorityNote: {
    en: 'People of organisations whose first voucher of this funder fell in the period, who chose to answer. Numbers under five, and those that would give them away, are not told.',
    cy: 'Pobl o sefydliadau y daeth eu taleb gyntaf gan y cyllidwr hwn yn y cyfnod, ac a ddewisodd ateb. Ni ddywedir niferoedd o dan bump, na’r rhai a fyddai’n eu datgelu.',
  },
} as const satisfies Record<string, Label>;

/** What the figures mean, for whoever reads a report by itself. */
export const notes: readonly Label[] = [
  {
    en: 'A session counts on the day on which its money was drawn: when the client had confirmed it or kept silent.',
    cy: 'Mae sesiwn yn cyfrif ar y diwrnod y tynnwyd ei harian: pan oedd y cleient wedi’i chadarnhau neu wedi cadw’n dawel.',
  },
  {
    en: 'Drawn also holds late cancellations, which are no sessions. Of fee and VAT, the part that the voucher paid is told, of each session to the nearest penny.',
    cy: 'Mae’r hyn a dynnwyd hefyd yn cynnwys canslo hwyr, nad yw’n sesiynau. O’r ffi a’r TAW, dywedir y rhan a dalodd y daleb, o bob sesiwn i’r geiniog agosaf.',
  },
  {
    en: 'Jobs are counted against how many there were before the support: not known where nobody said.',
    cy: 'Cyfrifir swyddi o’u cymharu â faint oedd cyn y cymorth: nid yw’n hysbys lle na ddywedodd neb.',
  },
  {
    en: 'Satisfaction is told of periods that are locked, from five reviews on.',
    cy: 'Dywedir boddhad am gyfnodau sydd wedi’u cloi, o bum adolygiad ymlaen.',
  },
];
