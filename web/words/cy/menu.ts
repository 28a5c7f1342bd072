import type { WordsOf } from '../words.js';
import type en from '../en/menu.js';

export default {
  label: 'Pob man',
  close: "Cau'r ddewislen",
  everybody: {
    title: 'I bawb',
    advisers: 'Dod o hyd i gynghorydd',
    start: 'Beth fyddai’n ein helpu?',
    groups: 'Sesiynau grŵp',
    programmes: 'Talebau i wneud cais amdanynt',
    search: 'Chwilio',
    transparency: 'Llyfrau agored',
    policies: 'Penderfyniadau’r aelodau',
  },
  mine: {
    title: 'Eich pethau chi',
    bookings: 'Fy archebion',
    questions: 'Fy nghwestiynau i gynghorwyr',
    waiting: 'Rhestrau aros',
    organisation: '{{name}}: talebau a thîm',
    team: '{{name}}: tîm',
    notifications: 'Hysbysiadau',
    account: 'Fy nghyfrif',
    advise: 'Dod yn gynghorydd',
  },
  adviser: {
    title: 'Eich gwaith cynghori',
    now: 'Beth sydd angen i mi ei wneud',
    hours: 'Oriau a dyddiau i ffwrdd',
    offers: 'Cynigion a chyfraddau',
    groups: 'Sesiynau grŵp',
    questions: 'Cwestiynau i mi',
    pay: 'Tâl a derbynebau',
    setUp: 'Fy mhroffil',
  },
  funder: { title: 'Eich ariannu', now: 'Rhaglenni a chyllideb', begin: 'Rhaglen newydd' },
  steward: {
    title: 'Stiwardio',
    now: 'Beth sydd angen stiward',
    verification: 'Dilysu',
    disputes: 'Anghydfodau a chwynion',
    money: 'Arian i mewn',
    payouts: 'Talu cynghorwyr',
    policies: 'Ffigurau',
    audit: 'Y cofnod',
  },
} satisfies WordsOf<typeof en>;
