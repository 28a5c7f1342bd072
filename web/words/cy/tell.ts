import type { WordsOf } from '../words.js';
import type en from '../en/tell.js';

export default {
  signIn: 'Mewngofnodwch, fel y gallwn eich ateb',
  text: 'Beth sydd o’i le, a beth rydych am i ni ei wneud',
  hint: 'Yn Gymraeg neu yn Saesneg. Fe’i cedwir yn y ffenestr hon nes i chi ei anfon.',
  send: 'Anfon',
  sent: 'Diolch. {{reference}} ydyw: bydd stiward yn ei gadarnhau o fewn 30 diwrnod, a chewch lythyr amdano.',
} satisfies WordsOf<typeof en>;
