import type { WordsOf } from '../words.js';
import type en from '../en/notifications.js';

export default {
  title: 'Beth sydd angen i mi ei wneud',
  choose: 'Dewis am beth rydym yn ysgrifennu atoch',
  needs: {
    title: 'Nawr',
    nothing: 'Nid oes dim yn aros amdanoch.',
    by: 'Tan {{when}}',
    byItself: 'Fe’i derbynnir ohono’i hun {{when}}',
  },
  kinds: {
    'answer-request': 'Mae {{about}} yn gofyn am sesiwn',
    record: 'Mae angen ysgrifennu am eich sesiwn â {{about}}',
    confirm: 'Mae amser gyda {{about}} yn cael ei ddal i chi',
    accept: 'Mae {{about}} wedi cofnodi eich sesiwn',
    'accept-voucher': 'Cynigir taleb i {{about}}',
    score: 'Gwnaeth {{about}} gais, ac rydych ar y panel',
  },
  go: {
    'answer-request': 'Ateb',
    record: 'Ysgrifennu amdani',
    confirm: 'Mynd ymlaen i archebu',
    accept: 'Edrych a derbyn',
    'accept-voucher': 'Edrych arni',
    score: 'Ei sgorio',
  },
  lately: {
    title: 'Yn ddiweddar',
    nothing: 'Nid oes dim wedi digwydd eto. Mae’r hyn rydym yn ysgrifennu atoch amdano i’w weld yma hefyd.',
    new: 'Newydd',
  },
} satisfies WordsOf<typeof en>;
