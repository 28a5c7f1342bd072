import type { WordsOf } from '../words.js';
import type en from '../en/accessibility.js';

export default {
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
      'Yn Saesneg yn unig y mae’r codau a’r ffigurau yng nghofnod y stiwardiaid, y rheswm pam y gwrthodir taliad i gynghorydd neu linell o ffeil banc, a’r hyn sydd o’i le ar ambell faes.',
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
} satisfies WordsOf<typeof en>;
