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
  past: 'rhaid iddo fod yn hwyrach na nawr',
  future: 'ni chaiff fod yn hwyrach na nawr',
  'too-early': 'rhaid iddo fod yn hwyrach',
  'too-late': 'rhaid iddo fod yn gynharach',
  'out-of-range': 'rhaid iddo fod o {{least}} hyd at {{most}}',
  'too-cheap': 'rhaid iddo fod yn {{limit}} ceiniog o leiaf',
  'not-here': 'ni wyddys amdano yma, neu nid yw at hyn',
  contradicts: 'nid yw’n cyd-fynd â’r hyn a roddwyd mewn man arall',
  fixed: 'ni ellir ei newid felly mwyach',
  mismatch: 'nid yw’r un peth â’r hyn sydd gennym ni',
  unchanged: 'rhaid iddo fod yn wahanol i’r un sydd yno',
} satisfies WordsOf<typeof en>;
