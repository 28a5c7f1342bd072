import type { WordsOf } from '../words.js';
import type en from '../en/calendars.js';

export default {
  title: 'Eich sesiynau yn eich calendr',
  lead: 'Gallwch weld eich sesiynau yn y rhaglen galendr rydych eisoes yn ei defnyddio. Caiff dolen ei darllen dro ar ôl tro, felly mae sesiwn a gaiff ei symud neu ei chanslo yn newid yno hefyd.',
  secret:
    'Cadwch ddolen fel y byddech yn cadw cyfrinair: gall pwy bynnag sydd â hi ddarllen yr hyn mae’n ei ddangos, heb fewngofnodi, nes i chi ei dirymu.',
  kinds: { sessions: 'Fy sesiynau', 'free-busy': 'Pryd rwyf yn brysur' },
  make: {
    title: 'Gwneud dolen',
    kind: 'Beth mae’n ei ddangos',
    mean: {
      sessions:
        'Popeth rydych yn ei archebu a phopeth rydych yn cynghori ynddo, a ble rydych yn cwrdd; nid yr hyn y mae cydweithwyr yn ei archebu. I chi’ch hun.',
      'free-busy':
        'Pryd rydych yn brysur fel cynghorydd, ond byth beth rydych yn ei wneud na gyda phwy. I rywun sy’n cynllunio gyda chi. Mae Outlook a Thunderbird yn ei deall; nid yw calendrau Google ac Apple yn dangos dim ohoni.',
    },
    name: 'At beth mae’r ddolen',
    nameHint: 'I’w hadnabod, er enghraifft “Ffôn” neu “I Mair”.',
    do: 'Gwneud y ddolen',
  },
  made: {
    title: 'Mae’r ddolen “{{name}}” wedi’i gwneud',
    once: 'Agorwch hi neu copïwch hi nawr: unwaith yn unig y caiff ei dangos, ac ni allwn ei dangos eto.',
    lost: 'Cafodd ei dangos o’r blaen ac ni ellir ei dangos eto. Dirymwch hi, a gwnewch un arall.',
    open: 'Agor yn eich rhaglen galendr',
    copy: 'Copïo',
    copied: 'Copïwyd',
    done: 'Gorffen',
  },
  busyElsewhere: 'Cysylltu calendrau sy’n dweud pryd rydych yn brysur',
  links: 'Eich dolenni',
  none: 'Nid oes gennych yr un eto.',
  madeOn: 'gwnaed ar {{day}}',
  lastRead: 'darllenwyd ddiwethaf ar {{day}}',
  neverRead: 'heb ei darllen eto',
  revoke: 'Dirymu',
  revoking: 'Nid yw rhaglen sy’n darllen dolen a ddirymwyd gennych yn dod o hyd i ddim yno mwyach.',
  how: {
    title: 'Sut mae ei hychwanegu?',
    apple: 'iPhone, iPad a Mac: pwyswch “Agor yn eich rhaglen galendr”.',
    google:
      'Google Calendar, ar gyfrifiadur: pwyswch + wrth ymyl “Other calendars”, yna “From URL”, a gludwch y ddolen.',
    outlook: 'Outlook: pwyswch “Add calendar”, yna “Subscribe from web”, a gludwch y ddolen.',
    slow: 'Mae rhaglenni’n edrych pan fynnant: gall un Google gymryd diwrnod.',
    twice: 'Os yw eich rhaglen hefyd yn cymryd ein gwahoddiadau o’ch post, gall sesiwn ymddangos ddwywaith.',
  },
} satisfies WordsOf<typeof en>;
