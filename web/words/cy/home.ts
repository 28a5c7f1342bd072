import type { WordsOf } from '../words.js';
import type en from '../en/home.js';

export default {
  title: "Dewch o hyd i rywun sydd wedi'i wneud o'r blaen",
  lead: "Mae pobl a sefydlodd gydweithfeydd, ac arbenigwyr sydd wedi helpu cannoedd, yn ateb eich cwestiynau awr ar y tro. Mae llawer o'r sgyrsiau cyntaf am ddim.",
  ask: 'Gyda beth mae angen help arnoch?',
  askHint: 'Yn eich geiriau eich hun: “rheolau cydweithfa fwyd”, “cyfranddaliadau cymunedol”, “rydym wedi ffraeo”',
  search: 'Dod o hyd i gynghorwyr',
  quick: {
    label: 'Neu dechreuwch gyda',
    welsh: 'siaradwyr Cymraeg',
    soon: 'yn rhydd yr wythnos hon',
    intro: 'sgyrsiau cyntaf am ddim',
    inPerson: 'yn cyfarfod wyneb yn wyneb',
  },
  some: "Tri o'n cynghorwyr",
  all: 'Gweld pob cynghorydd',
  vouchers: {
    title: 'Efallai y bydd rhywun yn talu drosoch',
    body: "Mae cynghorau, sefydliadau a chyrff cydweithredol yn rhoi talebau ar gyfer sesiynau. Mae taleb yn talu ei rhan o bob sesiwn a archebwch, a gwelwch eich rhan chi cyn archebu. Nid oes neb sy'n eich cynghori yn aros am yr arian.",
    more: 'Gweld beth y gallwch wneud cais amdano',
  },
  pound: {
    title: 'I ble mae pob punt yn mynd',
    body: "Mae'r cynghorydd yn cael yr hyn y mae'n ei ofyn, a byth llai na llawr yr aelodau. Rydym yn ychwanegu ffi sy'n cynnal y platfform, a gwelwch y ddau ar bob pris.",
    more: 'Edrych ar y llyfrau',
  },
} satisfies WordsOf<typeof en>;
