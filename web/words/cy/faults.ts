import type { WordsOf } from '../words.js';
import type en from '../en/faults.js';

export default {
  missing: 'rhaid ei roi',
  kind: 'nid yw o’r math cywir',
  choice: 'nid yw’n un o’r dewisiadau',
  format: 'nid yw wedi’i ysgrifennu yn y ffurf gywir',
  unknown: 'ni ddisgwylir hwn yma',
  'too-short': 'rhaid iddo fod yn {{limit}} nod o hyd o leiaf',
  'too-long': 'rhaid iddo fod yn {{limit}} nod o hyd ar y mwyaf',
  'too-few': 'rhaid cael {{limit}} o leiaf',
  'too-many': 'rhaid cael {{limit}} ar y mwyaf',
  'too-small': 'rhaid iddo fod yn {{limit}} o leiaf',
  'too-big': 'rhaid iddo fod yn {{limit}} ar y mwyaf',
} satisfies WordsOf<typeof en>;
