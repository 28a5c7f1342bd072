import type { WordsOf } from '../words.js';
import type en from '../en/privacy.js';

export default {
  days_zero: '{{count}} diwrnod',
  days_one: '{{count}} diwrnod',
  days_two: '{{count}} ddiwrnod',
  days_few: '{{count}} diwrnod',
  days_many: '{{count}} diwrnod',
  days_other: '{{count}} diwrnod',
  years_zero: '{{count}} blynedd',
  years_one: '{{count}} flwyddyn',
  years_two: '{{count}} flynedd',
  years_few: '{{count}} blynedd',
  years_many: '{{count}} blynedd',
  years_other: '{{count}} o flynyddoedd',
  title: 'Preifatrwydd',
  lead: 'Beth rydym yn ei gadw amdanoch, pam, ac am ba hyd. Nid ydym yn gwerthu dim, yn dangos hysbysebion, nac yn gwylio neb.',
  asDecided: 'cyhyd ag y penderfynodd yr aelodau',
  rights: {
    title: 'Beth y gallwch ei wneud',
    see: 'gweld popeth rydym yn ei gadw amdanoch',
    mend: 'cael cywiro’r hyn sydd o’i le, y rhan fwyaf ohono gennych chi eich hun',
    take: 'mynd ag ef gyda chi, fel un ffeil',
    erase: 'cael eich dileu, heblaw am yr hyn y mae’r gyfraith yn gwneud i ni ei gadw',
    object: 'gwrthwynebu sut rydym yn ei ddefnyddio, a chael person i edrych ar hynny',
    here: 'Mae’r pedwar cyntaf yn eich cyfrif, unrhyw bryd a heb ofyn',
  },
  kept: {
    title: 'Beth sy’n cael ei gadw, ac am ba hyd',
    caption: 'Mathau o gofnodion',
    body: 'Y cyfnodau yw’r rhai y penderfynodd yr aelodau arnynt ac sydd mewn grym heddiw.',
    erased:
      'Pan gewch eich dileu, mae’r hyn nad oes ei angen mwyach yn mynd. Mae’r hyn y mae’r gyfraith yn gwneud i ni ei gadw, megis cofnodion arian, yn aros heb eich enw.',
  },
  columns: { what: 'Beth', why: 'Pam', long: 'Am ba hyd' },
  records: {
    account: {
      what: 'Enw, cyfeiriad e-bost, iaith, cylchfa',
      why: 'I’ch mewngofnodi, i ysgrifennu atoch, i ddangos amserau yn eich cylchfa',
      long: 'Nes i chi ofyn am gael eich dileu',
    },
    signIns: {
      what: 'Lle rydych wedi mewngofnodi',
      why: 'I’ch cadw wedi mewngofnodi, ac i ddangos i chi ble rydych',
      long: 'Deg diwrnod ar hugain ar ôl i chi fod yno ddiwethaf, neu nes i chi allgofnodi',
    },
    traces: {
      what: 'Y cyfeiriad rhwydwaith y gofynnwyd am fewngofnodi ohono',
      why: 'I atal eraill rhag dyfalu eu ffordd i mewn',
      long: '{{span}}',
    },
    keys: {
      what: 'Allweddi mynediad ac allweddi i raglenni',
      why: 'I’ch gadael chi, neu un o’ch rhaglenni, i mewn',
      long: 'Nes i chi eu dileu neu ofyn am gael eich dileu; erys y ffaith i allwedd gael ei dirymu tan hynny',
    },
    memberships: {
      what: 'Dros bwy rydych yn gweithredu, a gwahoddiadau',
      why: 'I adael i chi weithredu dros eich mudiadau, ac i wybod pwy adawodd pwy i mewn',
      long: 'Nes i chi adael neu ofyn am gael eich dileu; y ffaith i rywun gael ei wahodd, am byth heb y cyfeiriad',
    },
    profile: {
      what: 'Proffil a chynigion cynghorydd',
      why: 'I ddangos yn y cyfeiriadur pwy ydych ac am beth y gellir eich archebu',
      long: 'Nes i chi ofyn am gael eich dileu; erys teitlau a phrisiau sesiynau a archebwyd',
    },
    standing: {
      what: 'Cymwysterau ac yswiriant, gyda thystiolaeth',
      why: 'I ddangos beth rydych yn gymwys i’w wneud, unwaith y bydd rhywun wedi edrych arno',
      long: 'Nes i chi ofyn am gael eich dileu',
    },
    diary: {
      what: 'Oriau ac amser i ffwrdd cynghorydd, a’r calendrau a gysylltodd',
      why: 'I gynnig eich amser rhydd, a dim nad yw gennych',
      long: 'Nes i chi ei dynnu, neu ofyn am gael eich dileu',
    },
    bookings: {
      what: 'Sesiynau a archebwyd, a’r hyn a ysgrifennoch gyda hwy',
      why: 'I ddal, newid a thalu am sesiynau, ac i ddangos beth y cytunwyd arno',
      long: 'Y ffaith iddynt ddigwydd, am byth; o amserau a ddaliwyd ac nas cadarnhawyd, mae’r hyn a ysgrifennoch yn mynd ar ôl {{span}}',
    },
    meetings: {
      what: 'Lle cwrddoch, a’ch rhif os gadawoch un',
      why: 'I adael i’r ddwy ochr ddod o hyd i’w gilydd',
      long: '{{span}} ar ôl y sesiwn',
    },
    messages: {
      what: 'Negeseuon, cwestiynau a ffeiliau',
      why: 'I adael i ddwy ochr sesiwn ysgrifennu at ei gilydd; nid oes stiward yn eu darllen',
      long: '{{span}}',
    },
    records: {
      what: 'Yr hyn a gofnodwyd am sesiwn, cynlluniau gweithredu, anghydfodau',
      why: 'I ddweud beth a ddigwyddodd a beth y cytunwyd arno, ac i setlo’r hyn nas cytunwyd',
      long: 'Y ffeithiau am byth; yr hyn a ysgrifennoch nes i chi ofyn am gael eich dileu, neu’n hwy lle mae’r gyfraith yn dweud hynny',
    },
    reviews: {
      what: 'Adolygiadau',
      why: 'I adael i eraill wybod pa mor dda oedd sesiwn',
      long: 'Sgoriau am byth, heb eich enw unwaith y cewch eich dileu; yr hyn a ysgrifennoch tan hynny',
    },
    money: {
      what: 'Taliadau, tâl, derbynebau, anfonebau, manylion banc cynghorwyr',
      why: 'I gymryd a thalu arian, i’w brofi, ac am fod y gyfraith treth yn gofyn amdano',
      long: 'Yr hyn sy’n eich enwi, {{span}}; ffigurau am byth. Manylion banc nes i chi gael eich dileu a’ch talu',
    },
    support: {
      what: 'Ceisiadau a thalebau',
      why: 'I benderfynu pwy sy’n cael cymorth, ac i ddangos bod y gyfraith ar gymorthdaliadau wedi’i chadw',
      long: 'Yr hyn a ysgrifennoch, {{span}}; yr hyn a ddyfarnwyd, am byth',
    },
    diagnostic: {
      what: 'Yr hyn a ateboch wrth ofyn pwy ddylai helpu',
      why: 'I gynnig cynghorwyr eto, os dywedoch y cawn ei gadw',
      long: '{{span}}, neu nes i chi ei dynnu',
    },
    letters: {
      what: 'Y ffaith i ni ysgrifennu atoch, ac am beth',
      why: 'Fel y gallwch ofyn a aeth llythyr allan',
      long: '{{span}}; nid testun llythyr a gyrhaeddodd o gwbl',
    },
    complaints: {
      what: 'Yr hyn a ddywedoch wrthym oedd o’i le',
      why: 'I edrych i mewn iddo, ac i ddangos i ni wneud hynny',
      long: '{{span}} ar ôl ei ddatrys',
    },
    interests: {
      what: 'Buddiannau a ddatganoch',
      why: 'I adael i’r sawl sy’n eich archebu weld beth arall sydd gennych i’w wneud â hwy',
      long: 'Nes i chi ofyn am gael eich dileu',
    },
    equality: {
      what: 'Atebion ar gydraddoldeb, os rhoesoch rai',
      why: 'I weld, mewn cyfrifon nad ydynt yn datgelu neb, pwy rydym yn eu cyrraedd a phwy nad ydym',
      long: 'Nes i chi eu cymryd yn ôl; ni all neb ddarllen atebion un person',
    },
    audit: {
      what: 'Pwy wnaeth beth ym materion eraill',
      why: 'Fel y gellir ei ddangos i’r rhai y mae’n ymwneud â hwy',
      long: 'Am byth: rhifau adnabod a ffigurau, a dim testun a ysgrifennodd neb',
    },
  },
  others: {
    title: 'Pwy arall sy’n ei weld',
    sides: 'Ochr arall sesiwn: eich enw, yr hyn a ysgrifennoch atynt, a lle rydych yn cwrdd.',
    funders: 'Cyllidwyr: y ffaith i sesiwn o’u talebau ddigwydd a beth a gostiodd. Nid ydynt yn gweld negeseuon.',
    providers: 'Stripe a GoCardless, sy’n cludo taliadau, a’r banc: yr hyn y mae taliad yn gofyn amdano.',
    tax: 'Y swyddfa dreth: yr hyn a enillodd cynghorwyr, fel y mae’r gyfraith yn gofyn gan blatfformau.',
    stewards:
      'Stiwardiaid: yr hyn sydd ei angen arnynt i edrych i mewn i fater. Cofnodir yr hyn a benderfynant, a gallwch ddarllen hynny.',
    nobody: 'Neb arall. Nid yw’r wefan hon yn gofyn dim gan wefannau eraill, ac nid anfonir ffigurau amdanoch i unman.',
  },
  cookies: {
    title: 'Beth mae eich porwr yn ei gadw',
    body: 'Un cwci tra byddwch wedi mewngofnodi, ac yn y porwr ei hun pa iaith, lliwiau a chylchfa a ddewisoch a beth roeddech yn ei ysgrifennu. Nid oes dim ohono’n eich dilyn i wefannau eraill, felly nid oes dim i gydsynio iddo.',
  },
  grounds: {
    title: 'Beth sy’n caniatáu i ni',
    body: 'Yn bennaf y cytundeb â chi am sesiynau; ar gyfer cofnodion arian, cymorthdaliadau a threth, y gyfraith; i gadw’r gwasanaeth yn ddiogel a’i benderfyniadau’n agored, buddiannau rydym yn eu rhannu â chi; ar gyfer atebion ar gydraddoldeb a diagnosteg a gedwir, eich cydsyniad, y gallwch ei gymryd yn ôl (Erthyglau 6 a 9 o GDPR y DU).',
  },
  tell: {
    title: 'Gofynnwch i ni, neu cwynwch',
    body: 'Bydd stiward yn ei gadarnhau o fewn 30 diwrnod ac yn dweud wrthych beth a ddaw ohono heb oedi gormodol.',
    commissioner: 'Gallwch hefyd gwyno i’r Comisiynydd Gwybodaeth unrhyw bryd: ico.org.uk.',
  },
} satisfies WordsOf<typeof en>;
