import { useQuery } from '@tanstack/react-query';
import { diary } from '../../api/diary.js';
import type { Expert } from '../../api/experts.js';
import { rateCards } from '../../api/rates.js';
import { credentials } from '../../api/setup.js';

export const steps = [
  ...(['words', 'field', 'hours', 'rates', 'offers', 'credentials', 'meeting', 'trust', 'submit'] as const),
];
export type Step = (typeof steps)[number];

/** `optional`: nothing waits for it. */
export type Standing = 'done' | 'open' | 'optional';

/** How far each step is, by what the service knows: there is nothing else to lose. */
export function useProgress(expert: Expert): Readonly<Record<Step, Standing>> {
  const hours = useQuery(diary(expert.id)).data;
  const cards = useQuery(rateCards(expert.id)).data;
  const claimed = useQuery(credentials(expert.id)).data;
  const isPaid = expert.offers.some(({ pricing }) => pricing === 'rate_card');
  const done = (is: boolean | undefined, otherwise: Standing = 'open'): Standing => (is ? 'done' : otherwise);
  return {
    words: done(expert.headline.en !== '' && expert.about.en !== ''),
    field: done(expert.topics.length > 0 && expert.languages.length > 0),
    hours: done(hours && Object.values(hours.weekly).some((windows) => windows.length > 0)),
    rates: done(cards && cards.items.length > 0, isPaid ? 'open' : 'optional'),
    offers: done(expert.offers.length > 0),
    credentials: done(claimed && claimed.length > 0, 'optional'),
    meeting: 'optional',
    trust: done(expert.interests_declared_at !== null && (expert.kind === 'specialist' || expert.overseen_by !== null)),
    submit: done(expert.state !== 'draft'),
  };
}
