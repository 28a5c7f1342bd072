import type { WordsOf } from '../words.js';
import type en from '../en/steward.js';

export default {
  notOne:
    "Mae'r dudalen hon ar gyfer stiwardiaid, sy'n gofalu am y platfform. Rydych wedi mewngofnodi fel rhywun nad yw'n un.",
  nav: {
    label: 'I stiwardiaid',
    now: 'Beth sydd angen stiward',
    verification: 'Dilysu',
    disputes: 'Anghydfodau a chwynion',
    money: 'Arian i mewn',
    payouts: 'Talu cynghorwyr',
    letters: 'Llythyrau',
    policies: 'Ffigurau',
    audit: 'Y cofnod',
  },
  home: {
    title: 'Beth sydd angen stiward nawr',
    lead: "Popeth sy'n aros am air rhywun. Y mwyaf brys sy'n dod gyntaf ar bob tudalen.",
    nothing: 'Nid oes dim yn aros am stiward.',
    quiet: 'Nid oes dim yn aros yma',
    groups: { people: 'Pobl', money: 'Arian', rules: 'Penderfyniadau' },
  },
  needs: {
    profiles: {
      what: "Proffiliau i'w dilysu",
      do: "Darllenwch ef, a'i gyhoeddi neu ddweud beth i'w newid",
      none: "Dim proffil i'w ddilysu",
    },
    credentials: {
      what: "Cymwysterau i'w gwirio",
      do: 'Edrychwch ar y dystiolaeth',
      none: "Dim cymhwyster i'w wirio",
    },
    lateDisputes: {
      what: 'Anghydfodau y mae eu hamser ar ben',
      do: 'Mae rhywun heb wneud ei ran',
      none: 'Nid oes anghydfod yn hwyr',
    },
    disputes: {
      what: 'Anghydfodau ar y gweill',
      do: 'Enwch gyfryngwr, neu banel',
      none: 'Dim anghydfod arall',
    },
    objections: {
      what: 'Gwrthwynebiadau i gofnodion',
      do: "Gwrandewch ar y ddwy ochr, a dweud beth sy'n sefyll",
      none: 'Dim gwrthwynebiad',
    },
    noShows: {
      what: 'Absenoldebau a heriwyd',
      do: "Dywedwch a yw'n sefyll",
      none: 'Dim absenoldeb a heriwyd',
    },
    unrecorded: {
      what: 'Sesiynau na chofnododd neb',
      do: 'Gofynnwch i’r cynghorydd',
      none: 'Mae pob sesiwn wedi’i chofnodi',
    },
    complaints: {
      what: 'Cwynion agored',
      do: 'Cydnabyddwch o fewn 30 diwrnod, a dweud sut y daeth i ben',
      none: 'Dim cwyn agored',
    },
    letters: {
      what: 'Llythyrau na chyrhaeddodd',
      do: "Cywirwch y rheswm, a'u hanfon eto",
      none: 'Cyrhaeddodd pob llythyr',
    },
    problems: {
      what: 'Newyddion am arian a fethodd',
      do: 'Cywirwch y rheswm, a rhoi cynnig arall arni',
      none: 'Ymdriniwyd â phob newydd am daliadau',
    },
    differences: {
      what: "Diwrnodau nad ydynt yn cytuno â'r llyfrau",
      do: "Edrychwch ar bob llinell sy'n wahanol",
      none: "Mae pob diwrnod yn cytuno â'r llyfrau",
    },
    approvals: {
      what: "Taliadau i gynghorwyr i'w cymeradwyo",
      do: 'Fel ail bâr o lygaid',
      none: "Dim i'w gymeradwyo",
    },
    bankFiles: {
      what: 'Ffeiliau banc heb ateb',
      do: "Rhowch hi i'r banc, a mewnforio'r hyn a dalwyd",
      none: 'Nid oes ffeil banc yn aros',
    },
    payouts: {
      what: 'Taliadau ar eu ffordd yn rhy hir',
      do: "Gofynnwch i'r darparwr",
      none: 'Nid oes taliad wedi sefyll',
    },
    late: {
      what: 'Tâl cynghorwyr sy’n hwyr',
      do: 'Mae llog yn rhedeg bob dydd',
      none: 'Nid yw tâl neb yn hwyr',
    },
    fund: {
      what: 'Larymau’r gronfa warant',
      do: "Mae'n sefyll y tu ôl i bron gymaint ag y caiff",
      none: "Mae'r gronfa warant yn dawel",
    },
    decisions: {
      what: 'Newidiadau a basiodd yr aelodau',
      do: 'Cofnodwch y penderfyniad, er mwyn iddo ddod i rym',
      none: "Dim penderfyniad i'w gofnodi",
    },
  },
  audit: {
    title: 'Y cofnod',
    lead: "Pwy wnaeth beth, y diweddaraf yn gyntaf. Dim ond ychwanegu ato a wneir, ac nid yw'n cadw geiriau a ysgrifennodd neb.",
    none: 'Nid oes cofnod o’r fath.',
    narrow: "Dewiswch berson, gweithred neu sefydliad mewn cofnod i weld y rheini'n unig.",
    everything: 'Popeth',
    only: 'Dim ond',
    drop: 'Peidio â chyfyngu i {{what}}',
    filters: { deed: 'gweithred', person: 'person', organisation: 'sefydliad' },
    columns: { when: 'Pryd', who: 'Pwy', deed: 'Beth a wnaed', on: 'I beth' },
    service: "Pwy bynnag sy'n rhedeg y gwasanaeth",
    itsOrganisation: 'ei sefydliad',
  },
} satisfies WordsOf<typeof en>;
