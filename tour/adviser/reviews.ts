import { exchange } from '../exchange.js';
import { check, say, step } from '../print.js';
import type { PublicReviews, Reviews, Session } from './answers.js';
import type { Story } from './story.js';

const tell = ({ of_adviser: hers, of_client: his }: Reviews) => [
  '',
  `of Bethan: ${hers?.comment ?? 'not to be seen'}`,
  `of the client: ${his?.comment ?? 'not to be seen'}`,
];

export async function reviewEachOther({ cast, bethan, path, news }: Story, { id }: Session): Promise<void> {
  const { tudur, anybody } = cast;
  step('They review each other, blind until both have');
  await news.skip(bethan, tudur);
  await exchange<Reviews>(tudur, `POST /bookings/${id}/reviews/adviser`, {
    body: {
      ratings: { useful: 5, clear: 5, on_time: 4 },
      comment: 'She has been where we are.',
      names_organisation: true,
    },
    status: 201,
    tell,
  });
  const blind = await exchange<Reviews>(bethan, `GET /bookings/${id}/reviews`, { tell });
  check('Bethan does not see it before she has written her own', blind.of_adviser === null, blind);
  const both = await exchange<Reviews>(bethan, `POST /bookings/${id}/reviews/client`, {
    body: { ratings: { prepared: 5, respectful: 5, on_time: 5 }, comment: 'They had read everything.' },
    status: 201,
    tell,
  });
  check('now each sees what the other wrote', both.of_adviser !== null && both.of_client !== null, both);
  await news.of([tudur, 'reviews-published'], [bethan, 'reviews-published']);
  say('Of advisers everybody may read it; of clients nobody else does.');
  const shown = await exchange<PublicReviews>(anybody, `GET ${path}/reviews`, {
    tell: ({ count, items }) => [
      `${count}`,
      ...items.map(({ comment, organisation }) => `“${comment ?? ''}” ${organisation ?? ''}`),
    ],
  });
  check('no average is made of a single one', shown.count === 'fewer than five' && shown.items.length === 1, shown);
}
