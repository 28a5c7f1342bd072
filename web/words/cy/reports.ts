import type { WordsOf } from '../words.js';
import type en from '../en/reports.js';

export default {
  lead: 'Dewiswch y diwrnodau yr hoffech glywed amdanynt. Daw’r ffigurau o’r llyfrau.',
  from: 'Diwrnod cyntaf',
  to: 'Diwrnod olaf',
  show: 'Dangos yr adroddiad',
  quarters: 'Chwarteri sydd wedi dod i ben',
  days: '{{from}} hyd {{to}}',
  open: 'Fel y mae ar {{day}}. Gall y ffigurau hyn newid o hyd, nes i’r cyfnod gael ei gloi.',
  isLocked: 'Wedi’i gloi: fersiwn {{version}}, a adroddwyd ar {{day}}. Mae’n aros fel y mae.',
  hash: 'Ôl bys (SHA-256): {{hash}}',
  csv: 'Lawrlwytho fel CSV',
  print: 'Agor i’w argraffu neu ei gadw fel PDF',
  noTotals: 'Nid yw’r rhaglen yn adrodd ffigurau y gellir eu hadio. Dewiswch fwy o dan ei thelerau.',
  noRows: 'Nid oedd gan dalebau ddim i’w adrodd yn y diwrnodau hyn.',
  noColumns: 'Nid yw’r rhaglen yn adrodd dim am bob taleb. Dewiswch beth y mae’n ei adrodd o dan ei thelerau.',
  rows_zero: '{{count}} taleb',
  rows_one: '{{count}} daleb',
  rows_two: '{{count}} daleb',
  rows_few: '{{count}} taleb',
  rows_many: '{{count}} thaleb',
  rows_other: '{{count}} taleb',
  groups: 'Grwpiau blaenoriaeth, fel y dywedodd sefydliadau',
  fewerThanFive: 'llai na 5',
  lock: {
    ask: 'Cloi’r adroddiad hwn',
    notOver: 'Nid yw’r diwrnodau hyn ar ben eto. Gellir eu cloi pan fyddant.',
    means:
      'Cedwir yr hyn a welwch uchod fel yr hyn a adroddwyd o {{from}} hyd {{to}}. Ni ellir dadwneud hyn: ni ellir ond adrodd camgymeriad o’r newydd wrth ei ochr, gyda rheswm.',
    do: 'Cloi {{from}} hyd {{to}} am byth',
  },
  locked: {
    title: 'Adroddiadau wedi’u cloi',
    none: 'Dim eto. Clowch gyfnod pan fydd ar ben a’i ffigurau’n gywir.',
    version: 'Fersiwn {{version}}, {{day}}',
    why_zero: 'adroddwyd o’r newydd, ni newidiodd rhes ({{count}}): {{reason}}',
    why_one: 'adroddwyd o’r newydd, newidiodd {{count}} rhes: {{reason}}',
    why_two: 'adroddwyd o’r newydd, newidiodd {{count}} res: {{reason}}',
    why_few: 'adroddwyd o’r newydd, newidiodd {{count}} rhes: {{reason}}',
    why_many: 'adroddwyd o’r newydd, newidiodd {{count}} rhes: {{reason}}',
    why_other: 'adroddwyd o’r newydd, newidiodd {{count}} rhes: {{reason}}',
  },
  restate: {
    title: 'Ei adrodd o’r newydd',
    means:
      'Gwneir fersiwn newydd o ffigurau heddiw. Mae’r un o’r blaen yn aros i’w darllen, ynghyd â’r hyn a newidiodd.',
    reason: 'Pam?',
    do: 'Gwneud y fersiwn newydd',
  },
} satisfies WordsOf<typeof en>;
