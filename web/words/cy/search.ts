import type { WordsOf } from '../words.js';
import type en from '../en/search.js';

export default {
  title: 'Chwilio',
  label: 'Am beth rydych chi’n chwilio?',
  hint: 'Enw, pwnc, rhaglen, neu rywbeth sy’n eiddo i chi',
  go: 'Chwilio',
  found_zero: 'Nid oes dim ({{count}}) â “{{words}}” ynddo.',
  found_one: 'Mae “{{words}}” mewn {{count}} peth.',
  found_two: 'Mae “{{words}}” mewn {{count}} beth.',
  found_few: 'Mae “{{words}}” mewn {{count}} pheth.',
  found_many: 'Mae “{{words}}” mewn {{count}} pheth.',
  found_other: 'Mae “{{words}}” mewn {{count}} o bethau.',
  none: 'Rhowch gynnig ar lai o eiriau, neu ddechrau gair.',
  advisers: 'Chwilio am “{{words}}” ymhlith yr holl gynghorwyr, gyda hidlwyr ac amserau rhydd',
  signIn: 'Ar ôl i chi fewngofnodi, chwilir drwy eich pethau eich hun hefyd.',
  kinds: {
    session: 'Sesiynau rwy’n eu rhoi',
    booking: 'Sesiynau a archebwyd',
    organisation: 'Fy mudiadau',
    voucher: 'Talebau',
    application: 'Ceisiadau',
    adviser: 'Cynghorwyr',
    'group-session': 'Sesiynau grŵp',
    programme: 'Rhaglenni sydd ar agor',
  },
  at: {
    starts: '{{when}}',
    closes: 'yn cau ar {{when}}',
    offered: 'cynigiwyd ar {{when}}',
    begun: 'dechreuwyd ar {{when}}',
  },
} satisfies WordsOf<typeof en>;
