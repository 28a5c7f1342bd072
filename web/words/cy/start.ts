import type { WordsOf } from '../words.js';
import type en from '../en/start.js';

export default {
  title: 'Ble ydych chi arni?',
  lead: 'Atebwch yr hyn a allwch, a gwelwch pwy allai helpu a phwy allai dalu. Ni chedwir dim ohono, a dim ond y cyntaf sydd ei angen.',
  open: 'Nid wyf yn gwybod, neu byddai’n well gen i beidio â dweud',
  yes: 'Ydw / Ydym',
  no: 'Nac ydw / Nac ydym',
  most_zero: 'Dim un',
  most_one: 'Hyd at {{count}}',
  most_two: 'Hyd at {{count}}',
  most_few: 'Hyd at {{count}}',
  most_many: 'Hyd at {{count}}',
  most_other: 'Hyd at {{count}}',
  go: 'Dangoswch pwy allai helpu',
  oneNeeded: 'Dywedwch pa mor bell ydych chi yn gyntaf.',
  change: 'Newid fy atebion',
  topics: 'Beth i siarad amdano',
  kinds: { specialist: 'Arbenigwyr a allai helpu', barefoot: 'Cynghorwyr troednoeth a allai helpu' },
  noAdvisers: 'Nid oes neb yn bodloni hyn i gyd ar hyn o bryd. Edrychwch ar bob cynghorydd, a thynnwch hidlydd.',
  allAdvisers: "Gweld pawb sy'n gweddu",
  programmes: 'Pwy allai dalu amdano',
  noProgrammes: "Nid oes rhaglen agored sy'n gweddu nawr. Mae llawer o'r sgyrsiau cyntaf am ddim.",
  closes: 'Gwnewch gais erbyn {{day}}',
} satisfies WordsOf<typeof en>;
