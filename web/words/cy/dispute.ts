import type { WordsOf } from '../words.js';
import type en from '../en/dispute.js';

export default {
  title: 'Methu cytuno?',
  lead: 'Ysgrifennwch at {{name}} yn gyntaf: felly y caiff y rhan fwyaf o bethau eu setlo. Os na, agorwch anghydfod: bydd aelod nad yw ar y naill ochr na’r llall yn cyfryngu, a thri aelod yn penderfynu os na fydd hynny’n helpu.',
  open: 'Agor anghydfod',
  look: 'Edrych ar yr anghydfod am y sesiwn hon',
  reason: 'Am beth mae e?',
  reasons: {
    'minutes-wrong': 'Mae’r munudau’n anghywir',
    'content-wrong': 'Mae’r hyn a gofnodwyd yn anghywir',
    'did-not-take-place': 'Ni chynhaliwyd y sesiwn',
    'no-show': 'A ddaeth rhywun ai peidio',
    other: 'Rhywbeth arall',
  },
  statement: 'Beth ddigwyddodd, yn eich geiriau chi?',
  statementHint: 'Bydd yr ochr arall, stiwardiaid a phwy bynnag sy’n ei setlo yn darllen hwn.',
  sum: 'Faint rydych yn ei herio (£)?',
  sumCredits: 'Sawl munud o gredyd amser rydych yn ei herio?',
  sumHint: 'Gadewch yn wag am y cyfan o {{most}}. Telir ar unwaith yr hyn nad oes neb yn ei herio.',
  means: 'Dywedir wrth y ddwy ochr ar unwaith. Gallwch ildio unrhyw bryd cyn i benderfyniad gael ei wneud.',
  do: 'Agor yr anghydfod',
} satisfies WordsOf<typeof en>;
