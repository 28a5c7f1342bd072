import type { WordsOf } from '../words.js';
import type en from '../en/astray.js';

export default {
  absent: 'Nid yw’r dudalen hon yno, neu nid chi sydd i’w gweld',
  failed: 'Aeth rhywbeth o’i le',
  notFound: {
    title: 'Nid oes dim yn y cyfeiriad hwn',
    body: "Efallai ei fod wedi symud, neu mai rhywun arall sy'n cael ei weld. Gallai mewngofnodi helpu.",
    home: "Mynd i'r dudalen gyntaf",
  },
  to: {
    home: 'I’r dudalen gyntaf',
    advisers: 'At bob cynghorydd',
    bookings: 'At fy archebion',
    groups: 'At bob sesiwn grŵp',
    questions: 'At fy nghwestiynau',
    programmes: 'At bob rhaglen',
    account: 'I’m cyfrif',
    work: 'At fy ngwaith',
    funding: 'At y rhaglenni rwy’n eu hariannu',
  },
} satisfies WordsOf<typeof en>;
