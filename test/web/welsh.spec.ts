import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const { welsh } = (await import(join(import.meta.dirname, '../../web/words/welsh.ts'))) as {
  readonly welsh: (sentence: string) => string;
};

test.each([
  ['Sgwrs gyda Angharad', 'Sgwrs gydag Angharad'],
  ['Gyda Owen', 'Gydag Owen'],
  ['Sgwrs gyda Mair', 'Sgwrs gyda Mair'],
  ['Byddwch yn cyfarfod â Angharad', 'Byddwch yn cyfarfod ag Angharad'],
  ['Byddwch yn cyfarfod â Yusuf', 'Byddwch yn cyfarfod â Yusuf'],
  ['Canslo am ddim tan Dydd Gwener 4 Rhagfyr, 10:00', 'Canslo am ddim tan ddydd Gwener 4 Rhagfyr, 10:00'],
  ['Ar Dydd Sul 2 Mai 2027', 'Ar ddydd Sul 2 Mai 2027'],
  ['Roedd Dydd Iau 3 Rhagfyr, 14:30 gyda Alun', 'Roedd dydd Iau 3 Rhagfyr, 14:30 gydag Alun'],
  ['Dydd Iau 3 Rhagfyr, 14:30', 'Dydd Iau 3 Rhagfyr, 14:30'],
  ['Sesiwn 1 o 3: Dydd Iau 3 Rhagfyr, 14:30', 'Sesiwn 1 o 3: Dydd Iau 3 Rhagfyr, 14:30'],
  ['Clwb Dydd Gwener', 'Clwb Dydd Gwener'],
])('“%s” reads “%s”', (put, read) => {
  expect(welsh(put)).toBe(read);
});
