import type { WordsOf } from '../words.js';
import type en from '../en/arrive.js';

export default {
  invitation: {
    title: 'Mae gwahoddiad i chi',
    noToken: 'Nid yw’r ddolen yn gyfan. Agorwch hi o’r llythyr, neu copïwch y cyfan ohoni.',
    signIn: 'Mewngofnodwch â’r cyfeiriad y daeth y llythyr iddo. Byddwch yn dod yn ôl yma.',
    as: 'Rydych wedi mewngofnodi fel {{email}}.',
    accept: 'Derbyn y gwahoddiad',
    another: 'Mewngofnodi fel rhywun arall',
    forAnother:
      'Nid oes gwahoddiad o’r fath i’r cyfeiriad hwn: efallai ei fod i un arall, neu wedi’i ddefnyddio neu ei dynnu’n ôl. Ni newidiwyd dim.',
  },
  unsubscribe: {
    title: 'Llai o lythyrau',
    noToken: 'Nid yw’r ddolen hon yn gyfan, neu nid yw’n dda mwyach. Gallwch ddewis eich llythyrau ar ôl mewngofnodi.',
    ask: 'Rydych yn cael llythyrau {{about}}. A ddylem eu hatal i gyd? Byddwch yn dal i weld ar y wefan hon yr hyn y maent yn ei ddweud.',
    refused:
      'Ni ddaw mwy o lythyrau {{about}}, heblaw am yr hyn sy’n aros am eich ateb neu na ddylid ei golli. Fe welwch y gweddill ar y wefan hon.',
    digest: {
      ask: 'Rydych yn cael un llythyr y dydd gyda’ch newyddion. A ddylem ei atal? Byddwch yn dal i weld ar y wefan hon yr hyn y mae’n ei ddweud. Daw gwahoddiadau i’ch calendr, a’r hyn na all aros tan drannoeth, drwy lythyr yr un fath.',
      refused:
        'Ni ddaw mwy o lythyrau dyddiol. Fe welwch ar y wefan hon yr hyn y byddent yn ei ddweud. Daw gwahoddiadau i’ch calendr, a’r hyn na all aros tan drannoeth, drwy lythyr yr un fath.',
    },
    refuse: 'Atal y llythyrau hyn',
    undo: 'Eu cael eto',
    all: 'Dewis eich holl lythyrau',
    news: {
      bookings: 'am eich sesiynau',
      messages: 'am yr hyn y mae eraill yn ei ysgrifennu atoch',
      reminders: 'sy’n eich atgoffa',
      money: 'am dâl, ac amser a roddwyd',
      account: 'am eich proffil fel cynghorydd',
      members: 'am eich mudiadau a’u pleidleisiau',
    },
  },
  paid: {
    waiting: {
      title: 'Mae eich taliad ar ei ffordd',
      body: 'Mae’r banc neu’r cwmni cardiau eto i ddweud wrthym sut mae pethau. Bydd y dudalen hon yn edrych eto ohoni ei hun, a bydd llythyr yn dweud wrthych.',
    },
    open: {
      title: 'Nid yw hyn wedi’i dalu eto',
      body: 'Os ydych newydd dalu, bydd y dudalen hon yn edrych eto ohoni ei hun. Fel arall, ewch yn ôl a dewis sut i dalu.',
    },
    settled: {
      title: 'Diolch: mae eich taliad wedi cyrraedd',
      body: 'Nid oes dim mwy i’w dalu. Bydd llythyr yn dweud beth sy’n dilyn.',
    },
    over: {
      title: 'Ni ddaeth y taliad hwn drwodd',
      body: 'Ni chymerwyd dim na chewch yn ôl. Gallwch ddewis sut i dalu unwaith eto.',
    },
    reversed: {
      title: 'Cymerwyd y taliad hwn yn ôl',
      body: 'Y banc neu’r cwmni cardiau a’i cymerodd yn ôl. Bydd llythyr yn dweud beth sy’n dilyn.',
    },
    on: 'Ymlaen',
    back: 'Mynd yn ôl',
    look: 'Edrych eto',
  },
  mandate: {
    unknown: {
      title: 'Eich Debyd Uniongyrchol',
      body: 'Os cytunoch iddo, dywedir wrth eich banc amdano nawr, a gellir ei ddefnyddio ymhen tua phedwar diwrnod gwaith.',
    },
    requested: {
      title: 'Nid yw’r Debyd Uniongyrchol wedi’i drefnu eto',
      body: 'Os ydych newydd gytuno iddo, bydd y dudalen hon yn edrych eto ohoni ei hun. Fel arall ni threfnwyd dim, a gallwch ddechrau eto.',
    },
    pending: {
      title: 'Rydych wedi cytuno i’r Debyd Uniongyrchol',
      body: 'Dywedir wrth eich banc amdano nawr, a gellir ei ddefnyddio ymhen tua phedwar diwrnod gwaith. Tan hynny gallwch dalu o gyfrif banc neu â cherdyn.',
    },
    active: {
      title: 'Gellir defnyddio eich Debyd Uniongyrchol',
      body: 'Nid yw eich banc wedi’i wrthod. Gallwch dalu drwyddo o hyn ymlaen.',
    },
    ended: {
      title: 'Mae’r Debyd Uniongyrchol hwn wedi dod i ben',
      body: 'Ni ellir ei ddefnyddio mwyach. Gallwch drefnu un arall.',
    },
    on: 'Ymlaen',
  },
} satisfies WordsOf<typeof en>;
