import type { WordsOf } from '../words.js';
import type en from '../en/account.js';

export default {
  title: 'Mewngofnodi, neu ymuno',
  lead: "Teipiwch eich cyfeiriad e-bost, ac anfonwn ddolen atoch. Nid oes cyfrinair i'w gofio.",
  first: {
    title: 'Mewngofnodwch i weld hyn',
    body: "Teipiwch eich cyfeiriad e-bost, ac anfonwn ddolen sy'n arwain yn ôl yma.",
  },
  email: 'Cyfeiriad e-bost',
  name: "Eich enw, os ydych chi'n newydd yma",
  send: 'Anfonwch ddolen ataf',
  passkey: {
    lead: 'A ydych wedi ychwanegu allwedd mynediad at eich cyfrif? Yna nid oes angen llythyr arnoch.',
    signIn: 'Mewngofnodi ag allwedd mynediad',
    calledOff:
      'Ni chawsoch eich mewngofnodi: cafodd ei ganslo, neu cymerodd ormod o amser. Mae dolen drwy e-bost yn gweithio bob tro.',
  },
  sent: {
    title: 'Edrychwch ar eich post',
    body: "Os yw {{email}} yn gywir, mae dolen ar ei ffordd. Mae'n gweithio unwaith, am 15 munud. Gallwch gau'r dudalen hon.",
    again: 'Ei hanfon eto, neu i gyfeiriad arall',
  },
} satisfies WordsOf<typeof en>;
