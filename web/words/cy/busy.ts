import type { WordsOf } from '../words.js';
import type en from '../en/busy.js';

export default {
  title: 'Pan fyddwch yn brysur mewn man arall',
  lead: 'Cysylltwch y calendrau rydych yn byw wrthynt, ac ni all neb drefnu sesiwn gyda chi pan fyddant yn dweud eich bod yn brysur. Rydym yn cadw pryd rydych yn brysur, a dim byd arall oni bai i chi ofyn amdano.',
  connected: 'Wedi’u cysylltu',
  none: 'Nid oes calendr wedi’i gysylltu eto.',
  feeds: 'Gweld eich sesiynau yn eich calendr eich hun',
  readAt: 'Darllenwyd ddiwethaf: {{when}}.',
  neverRead: 'Nid yw wedi’i ddarllen eto.',
  nextAt: 'Nesaf: {{when}}.',
  busy_zero: 'Dim amser prysur yn y misoedd nesaf.',
  busy_one: '{{count}} amser prysur yn y misoedd nesaf.',
  busy_two: '{{count}} amser prysur yn y misoedd nesaf.',
  busy_few: '{{count}} amser prysur yn y misoedd nesaf.',
  busy_many: '{{count}} amser prysur yn y misoedd nesaf.',
  busy_other: '{{count}} amser prysur yn y misoedd nesaf.',
  failed: 'Ni allem ei ddarllen y tro diwethaf.',
  stillCounts: "Mae'r hyn a ddywedodd o'r blaen yn dal i gyfrif. Nid yw'r hyn sydd wedi newid ers hynny'n cyfrif.",
  readNow: 'Darllen nawr',
  disconnect: 'Datgysylltu',
  titles: {
    keep: 'Cadw ar gyfer beth y mae pob amser prysur',
    who: 'Byddwch chi’n ei ddarllen wrth ymyl eich amser i ffwrdd. Nid yw cleientiaid byth yn ei ddarllen.',
  },
  skipped: {
    unreadable_zero: 'Gellid darllen pob cofnod.',
    unreadable_one: 'Ni ellid darllen {{count}} cofnod, ac nid yw’n cyfrif.',
    unreadable_two: 'Ni ellid darllen {{count}} gofnod, ac nid ydynt yn cyfrif.',
    unreadable_few: 'Ni ellid darllen {{count}} chofnod, ac nid ydynt yn cyfrif.',
    unreadable_many: 'Ni ellid darllen {{count}} chofnod, ac nid ydynt yn cyfrif.',
    unreadable_other: 'Ni ellid darllen {{count}} cofnod, ac nid ydynt yn cyfrif.',
    too_often_zero: 'Nid oes cofnod yn ailadrodd yn rhy aml.',
    too_often_one: 'Mae {{count}} cofnod yn ailadrodd yn rhy aml i’w ddilyn, ac nid yw’n cyfrif.',
    too_often_two: 'Mae {{count}} gofnod yn ailadrodd yn rhy aml i’w dilyn, ac nid ydynt yn cyfrif.',
    too_often_few: 'Mae {{count}} chofnod yn ailadrodd yn rhy aml i’w dilyn, ac nid ydynt yn cyfrif.',
    too_often_many: 'Mae {{count}} chofnod yn ailadrodd yn rhy aml i’w dilyn, ac nid ydynt yn cyfrif.',
    too_often_other: 'Mae {{count}} cofnod yn ailadrodd yn rhy aml i’w dilyn, ac nid ydynt yn cyfrif.',
    unknown_zone_zero: 'Nid oes cofnod mewn cylchfa anhysbys.',
    unknown_zone_one:
      'Mae {{count}} cofnod mewn cylchfa amser nad ydym yn ei hadnabod: darllenir ef wrth eich cloc chi.',
    unknown_zone_two:
      'Mae {{count}} gofnod mewn cylchfaoedd amser nad ydym yn eu hadnabod: darllenir hwy wrth eich cloc chi.',
    unknown_zone_few:
      'Mae {{count}} chofnod mewn cylchfaoedd amser nad ydym yn eu hadnabod: darllenir hwy wrth eich cloc chi.',
    unknown_zone_many:
      'Mae {{count}} chofnod mewn cylchfaoedd amser nad ydym yn eu hadnabod: darllenir hwy wrth eich cloc chi.',
    unknown_zone_other:
      'Mae {{count}} cofnod mewn cylchfaoedd amser nad ydym yn eu hadnabod: darllenir hwy wrth eich cloc chi.',
  },
  clashes_zero: 'Nid oes sesiwn mewn amser y mae’n ei ddweud sydd wedi’i gymryd.',
  clashes_one: 'Mae {{count}} sesiwn mewn amser sydd wedi’i gymryd yn ôl y calendr. Caiff ei chynnal fel y’i trefnwyd:',
  clashes_two: 'Mae {{count}} sesiwn mewn amser sydd wedi’i gymryd yn ôl y calendr. Cânt eu cynnal fel y’u trefnwyd:',
  clashes_few: 'Mae {{count}} sesiwn mewn amser sydd wedi’i gymryd yn ôl y calendr. Cânt eu cynnal fel y’u trefnwyd:',
  clashes_many: 'Mae {{count}} sesiwn mewn amser sydd wedi’i gymryd yn ôl y calendr. Cânt eu cynnal fel y’u trefnwyd:',
  clashes_other: 'Mae {{count}} sesiwn mewn amser sydd wedi’i gymryd yn ôl y calendr. Cânt eu cynnal fel y’u trefnwyd:',
  connect: {
    title: 'Cysylltu calendr',
    lead: 'Byddwn yn edrych arno’n gyntaf, a chi sy’n dweud ai hwnnw yw’r un cywir.',
    address: 'Cyfeiriad y calendr',
    addressRead:
      'Mae’n dechrau â https:// neu webcal:// ac mae’n gyfrinach: rydym yn ei gadw dan sêl, ac ni fyddwn byth yn ei ddangos eto.',
    where: 'Ble mae’r cyfeiriad i’w gael?',
    programs: {
      google: {
        name: 'Google Calendar',
        how: 'Ar gyfrifiadur: Gosodiadau, dewiswch eich calendr, Integreiddio calendr, Cyfeiriad cyfrinachol ar ffurf iCal.',
      },
      outlook: {
        name: 'Outlook',
        how: 'Ar y we: Gosodiadau, Calendr, Calendrau a rennir, Cyhoeddi calendr, yna copïwch y ddolen ICS.',
      },
      apple: {
        name: 'Apple Calendar',
        how: 'Rhannwch y calendr yn iCloud fel calendr cyhoeddus, a chopïwch ei ddolen. Gall pwy bynnag sydd â’r ddolen honno ddarllen y calendr i gyd.',
      },
      nextcloud: {
        name: 'Nextcloud',
        how: 'Golygwch y calendr, Rhannu dolen, a chopïwch y ddolen danysgrifio.',
      },
    },
    look: 'Edrych arno',
    name: 'Eich enw chi arno',
    do: 'Ei gysylltu',
    anyway: 'Ei gysylltu er hynny',
  },
  seen: {
    well: 'Gellir darllen {{host}}',
    not: 'Ni ellir darllen {{host}}',
    next: 'Byddwch yn brysur nesaf: {{when}}.',
  },
  failures: {
    'bad-address':
      'Nid yw hwn yn gyfeiriad y gallwn ddarllen calendr ohono. Copïwch yr un y mae eich rhaglen galendr yn ei roi.',
    'refused-address':
      'Mae’r cyfeiriad yn arwain i rwydwaith preifat, ac nid ydym yn darllen o’r un. Defnyddiwch gyfeiriad cyhoeddus.',
    'own-address':
      'Un o’n cyfeiriadau ni yw hwn: mae eich sesiynau yma’n cyfrif eisoes. Cysylltwch galendr o raglen arall.',
    unreachable: 'Nid oes neb yn ateb yn y cyfeiriad hwn. Os yw’n gywir, byddwn yn ceisio eto ohonom ein hunain.',
    'bad-certificate':
      'Ni all ei weinydd brofi beth ydyw: nid yw ei dystysgrif yn ddilys. Dywedwch wrth bwy bynnag sy’n ei redeg.',
    'timed-out': 'Cymerodd ormod o amser i ateb. Byddwn yn ceisio eto ohonom ein hunain.',
    'too-many-redirects': 'Mae’r cyfeiriad yn arwain ymlaen ac ymlaen. Copïwch ef o’r newydd o’ch rhaglen galendr.',
    'not-allowed':
      'Mae angen mewngofnodi i’w weld. Copïwch y cyfeiriad cyfrinachol ar ffurf iCal, sy’n gweithio heb hynny.',
    'not-found': 'Nid oes calendr yn y cyfeiriad hwn mwyach. Os newidiwyd ei gyfeiriad, cysylltwch yr un newydd.',
    'provider-error':
      'Mae pwy bynnag sy’n ei gadw mewn trafferth ar hyn o bryd. Byddwn yn ceisio eto ohonom ein hunain.',
    'not-a-calendar':
      'Mae rhywbeth yn y cyfeiriad hwn, ond nid calendr. Copïwch y cyfeiriad ar ffurf iCal, nid cyfeiriad y dudalen.',
    'cut-short': 'Dim ond rhan ohono a ddaeth, ac ni ddefnyddir ef felly. Byddwn yn ceisio eto ohonom ein hunain.',
    'too-large': 'Mae’n fwy na 10 MB. Cyhoeddwch galendr sydd â llai o’r gorffennol ynddo.',
    'too-many-events': 'Mae mwy ynddo nag y gallwn ei gymryd. Cyhoeddwch galendr sydd â llai o’r gorffennol ynddo.',
    'too-complex': 'Mae’n cymryd gormod o amser i’w ddarllen. Cyhoeddwch galendr sydd â llai ynddo.',
    'secret-lost': 'Ni allwn ddarllen y cyfeiriad a roesoch mwyach. Datgysylltwch y calendr, a’i gysylltu eto.',
  },
} satisfies WordsOf<typeof en>;
