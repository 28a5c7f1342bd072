import type { WordsOf } from '../words.js';
import type en from '../en/statements.js';

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
  tell: {
    signIn: 'Mewngofnodwch, fel y gallwn eich ateb',
    text: 'Beth sydd o’i le, a beth rydych am i ni ei wneud',
    hint: 'Yn Gymraeg neu yn Saesneg. Fe’i cedwir yn y ffenestr hon nes i chi ei anfon.',
    send: 'Anfon',
    sent: 'Diolch. {{reference}} ydyw: bydd stiward yn ei gadarnhau o fewn 30 diwrnod, a chewch lythyr amdano.',
  },
  accessibility: {
    title: 'Hygyrchedd',
    lead: 'Mae’r datganiad hwn am y wefan gyfan. Rydym am i bawb allu ei defnyddio, a dywedwn yn blaen lle nad ydym wedi cyrraedd eto.',
    can: {
      title: 'Beth y gallwch ei wneud yma',
      keyboard: 'gwneud popeth â’r bysellfwrdd yn unig, a gweld ble rydych chi',
      zoom: 'chwyddo hyd at 400% heb i destun redeg dros yr ymyl',
      phone: 'defnyddio pob tudalen ar ffôn, o 320 picsel o led',
      colours: 'dewis lliwiau golau neu dywyll; ni ddywedir dim â lliw yn unig',
      motion: 'cael popeth yn llonydd, lle mae eich dyfais yn gofyn am hynny',
      reader: 'gwrando ar y rhan fwyaf ohoni â darllenydd sgrin; mae ffigurau pob plot hefyd mewn tabl',
      language: 'darllen popeth mewn Cymraeg neu Saesneg plaen, a newid rhyngddynt unrhyw bryd',
    },
    standing: {
      title: 'Pa mor hygyrch ydyw',
      body: 'Rydym yn mesur y wefan hon yn erbyn Canllawiau Hygyrchedd Cynnwys y We, fersiwn 2.2, lefel AA. Mae’n eu cadw’n rhannol, oherwydd yr hyn a restrir isod.',
    },
    cannot: {
      title: 'Beth y gwyddys nad yw’n gweithio',
      people:
        'Nid yw wedi cael ei rhoi ar brawf eto gan bobl sy’n defnyddio darllenwyr sgrin, switshis neu leferydd bob dydd. Gwyddom beth mae ein hofferynnau’n ei ganfod, a dim mwy.',
      english:
        'Mae’r hyn y mae’r gwasanaeth yn ei ddweud wrth wrthod rhywbeth, a’i restr o gofnodion cyn i chi gael eich dileu, yn Saesneg yn unig.',
      drag: 'Yn wythnos cynghorydd, gellir tynnu oriau â llygoden. Gellir teipio’r un peth, mewn ffurflen oddi tani.',
      payments: 'Gwneir taliadau cerdyn a banc ar dudalennau Stripe a GoCardless, ac nid ein lle ni yw eu trwsio.',
      files: 'Mae ffeiliau y mae pobl yn eu hanfon at ei gilydd fel y gwnaethant hwy.',
      program: 'Offeryn gan eraill sy’n gwneud y cyfeirlyfr i raglenwyr, ac mae ganddo ddiffygion na allwn eu trwsio.',
    },
    tested: {
      title: 'Beth a brofwyd, a sut',
      rules:
        'Caiff pob tudalen ei gwirio gan axe-core, yn Saesneg mewn lliwiau golau ac yn Gymraeg mewn rhai tywyll, cyn i bob newid fynd yn fyw. Ni chaiff yr un fod â diffyg y mae’n ei ganfod.',
      journeys: 'Cerddir drwy’r prif deithiau mewn porwr go iawn: dod o hyd i rywun, archebu, talu, a gwaith pob rôl.',
      sizes: 'Agorir pob tudalen yn 320 ac yn 1280 picsel o led, ac ni chaiff sgrolio i’r ochr.',
      papers: 'PDFs wedi’u tagio (PDF/UA) yw derbynebau ac anfonebau, gyda’r un ffigurau ar dudalen wrth eu hymyl.',
      when: 'Paratowyd y datganiad hwn ar {{day}}, gan y rhai sy’n gwneud y wefan.',
    },
    tell: {
      title: 'Dywedwch wrthym beth sydd yn eich ffordd',
      body: 'Hefyd os oes angen rhywbeth arnoch ar ffurf arall: print bras, hawdd ei ddeall, sain neu Braille. Mae stiward yn ei ddarllen, ac yn ateb.',
    },
    enforcement: {
      title: 'Os nad ydych yn fodlon ar ein hateb',
      body: 'Y Comisiwn Cydraddoldeb a Hawliau Dynol sy’n gorfodi Deddf Cydraddoldeb 2010. Mae’r Gwasanaeth Cynghori a Chefnogi Cydraddoldeb yn dweud wrthych beth y gallwch ei wneud (equalityadvisoryservice.com); yng Ngogledd Iwerddon, y Comisiwn Cydraddoldeb sy’n gwneud (equalityni.org).',
    },
  },
  privacy: {
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
        what: 'Oriau ac amser rhydd cynghorydd',
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
      nobody:
        'Neb arall. Nid yw’r wefan hon yn gofyn dim gan wefannau eraill, ac nid anfonir ffigurau amdanoch i unman.',
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
  },
} satisfies WordsOf<typeof en>;
