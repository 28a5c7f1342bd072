import type { WordsOf } from '../words.js';
import type en from '../en/waiting.js';

export default {
  title: 'Rhestrau aros',
  lead: 'Pan ddaw amser neu sedd yn rhydd, fe’i delir i’r cyntaf yn y rhes, a fydd yn cael llythyr.',
  none: 'Nid ydych yn aros am ddim. Ar dudalen cynghorydd gallwch aros am amser lle nad oes yr un yn addas.',
  find: 'Dod o hyd i gynghorydd',
  window: 'Am amser o {{from}} i {{to}}.',
  seat: 'Am sedd mewn sesiwn grŵp.',
  place: 'Chi yw rhif {{place}} yn y rhes.',
  unanswered_zero: 'Ni chafodd {{count}} cynnig ateb; ar ôl y trydydd, daw’r aros i ben.',
  unanswered_one: 'Ni chafodd {{count}} cynnig ateb; ar ôl y trydydd, daw’r aros i ben.',
  unanswered_two: 'Ni chafodd {{count}} gynnig ateb; ar ôl y trydydd, daw’r aros i ben.',
  unanswered_few: 'Ni chafodd {{count}} cynnig ateb; ar ôl y trydydd, daw’r aros i ben.',
  unanswered_many: 'Ni chafodd {{count}} cynnig ateb; ar ôl y trydydd, daw’r aros i ben.',
  unanswered_other: 'Ni chafodd {{count}} cynnig ateb; ar ôl y trydydd, daw’r aros i ben.',
  leave: 'Peidio ag aros mwyach',
  from: 'O',
  to: 'Tan',
  mode: 'Sut byddech chi’n cwrdd?',
  needs: 'Gyda beth mae angen help arnoch?',
  do: 'Aros am amser',
  signIn: 'Mewngofnodwch i aros. Mae’r hyn a deipioch yn aros yma.',
  done: 'Chi yw rhif {{place}} yn y rhes. Byddwn yn ysgrifennu atoch cyn gynted ag y bydd amser yn eiddo i chi.',
  see: 'Gweld am beth rydych yn aros',
} satisfies WordsOf<typeof en>;
