import type { List } from '../answers.js';
import { exchange, exchangeQuietly, refused } from '../exchange.js';
import type { Person } from '../people.js';
import { check, say, step } from '../print.js';
import type { Application, Panel } from './answers.js';
import { idOf } from './people.js';
import type { Story } from './story.js';

export async function decideByPanel(story: Story, application: Application): Promise<void> {
  const { cast, days, news } = story;
  const { steward, tudur, perpetua, winifred, odette } = cast;
  step('A panel scores, and decides');
  const path = `/applications/${application.id}` as const;
  await exchange<Application>(steward, `PUT ${path}/diagnosis`, {
    body: { adviser_kind: 'specialist', topics: ['conversion'], note: 'A price first; then a lease, then shares.' },
    tell: ({ state }) => state,
  });
  await keepOutWhoIsTooClose(story, path);
  for (const scorer of [perpetua, winifred, odette]) {
    await exchangeQuietly<Panel>(steward, `PUT ${path}/scorers/${await idOf(scorer)}`);
    await news.of([scorer, 'application-scoring-asked']);
  }
  await score(perpetua, path, [4, 4, 5, 3]);
  const early = await score(winifred, path, [3, 2, 4, 3]);
  check(
    'nobody sees what the others gave before all have',
    early.scorers.filter((one) => one.score).length === 1,
    early,
  );
  const panel = await score(odette, path, [5, 5, 4, 4]);
  check('of 16, 12 and 18 the score is the one in the middle', panel.score === 16, panel);
  const decided = await exchange<Application>(steward, `POST ${path}/decision`, {
    body: {
      ...{ decision: 'offer', on: days.date(1, 1), reference: 'Panel of today, item 1' },
      reason: 'A village behind it, and a baker who will teach.',
    },
    tell: ({ state, score: median }) => `${state}, with ${median ?? 'no'} points`,
  });
  check('the bakery is offered a voucher', decided.state === 'offered', decided);
  await news.skip(tudur);
}

async function keepOutWhoIsTooClose({ cast }: Story, path: `/applications/${string}`): Promise<void> {
  const { steward, tudur, angharad, anybody } = cast;
  say(
    `${angharad.name} is somebody who knows. But she answers a question of ${tudur.name}’s while they look for scorers:`,
  );
  const { items } = await exchangeQuietly<List<{ id: string }>>(anybody, 'GET /experts?q=Angharad');
  const question = await exchangeQuietly<{ id: string }>(tudur, `POST /experts/${items[0]?.id ?? ''}/questions`, {
    body: { organisation_id: tudur.organisation.id, text: 'A allwn ni gyhoeddi cyfranddaliadau?' },
    status: 201,
  });
  await exchange<object>(angharad, `POST /questions/${question.id}/messages`, {
    body: { text: 'Gallwch. Nine of you is few, but a village is not.' },
    status: 201,
  });
  await refused(steward, `PUT ${path}/scorers/${await idOf(angharad)}`, '409 conflict-of-interest');
}

async function score(scorer: Person, path: `/applications/${string}`, points: readonly number[]): Promise<Panel> {
  const { criteria } = await exchangeQuietly<Panel>(scorer, `GET ${path}/panel`);
  return exchange<Panel>(scorer, `POST ${path}/score`, {
    body: {
      points: criteria.map(({ code }, index) => ({ criterion: code, points: points[index] })),
      comment: 'As I see it.',
    },
    status: 201,
    tell: ({ scorers }) =>
      scorers.flatMap(({ person, of_funder: ofFunder, score: given }) =>
        given ? [`${person.name}${ofFunder ? ', of the funder' : ''}: ${given.total}`] : [],
      ),
  });
}
