import type { WordsOf } from '../words.js';
import type en from '../en/directory.js';

export default {
  title: 'Dod o hyd i gynghorydd',
  words: 'Geiriau',
  wordsHint: 'Enw, pwnc, crefft',
  topic: 'Pwnc',
  language: 'Iaith',
  near: 'Yr agosaf yn gyntaf',
  access: 'Mynediad',
  kind: 'Math o gynghorydd',
  kinds: { specialist: 'Arbenigwr', barefoot: 'Cynghorydd troednoeth' },
  kindsMean: {
    specialist: 'Mae arbenigwr yn cynghori i ennill bywoliaeth.',
    barefoot: "Aelod o gydweithfa sy'n rhannu'r hyn a ddysgodd yw cynghorydd troednoeth.",
  },
  price: 'Pris',
  prices: {
    free: 'Sgyrsiau cyntaf am ddim',
    exchange: 'Am gredydau amser',
    under60: 'Hyd at £60',
    under120: 'Hyd at £120',
  },
  freeWhen: 'Rhydd pryd?',
  free: { week: 'Yn y 7 diwrnod nesaf', fortnight: 'Yn y 14 diwrnod nesaf' },
  any: 'Unrhyw un',
  search: 'Chwilio',
  clear: 'Clirio popeth',
  found_zero: '{{count}} cynghorydd',
  found_one: '{{count}} cynghorydd',
  found_two: '{{count}} gynghorydd',
  found_few: '{{count}} chynghorydd',
  found_many: '{{count}} chynghorydd',
  found_other: '{{count}} cynghorydd',
  foundMore: 'Mwy na {{count}} cynghorydd',
  none: {
    title: 'Nid oes neb yn bodloni hynny i gyd',
    body: "Tynnwch un o'r hidlwyr, neu gofynnwch i ni: rydym yn adnabod pobl nad ydynt wedi'u rhestru.",
  },
  order: {
    title: 'Pam y drefn hon?',
    body: "Y rhai sy'n gweddu orau sy'n dod gyntaf, yna'r rhai sy'n rhydd yn fuan, yn agos, a thro pwy yw hi. Nid yw pris na thaliadau i ni byth yn cyfrif, ac ymhlith rhai cyfartal tynnir coelbren bob dydd.",
  },
  firstFree: 'Rhydd gyntaf: {{when}}',
  see: "Gweld {{name}} a phryd mae'n rhydd",
  fromPrice: 'o {{amount}}',
  freeTalk: 'sgwrs gyntaf am ddim',
} satisfies WordsOf<typeof en>;
