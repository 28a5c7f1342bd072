import type { ExpertKind, SearchRequest } from '../../experts/index.js';
import type { Topic } from '../../kernel/taxonomy.js';
import type { Answers } from './answers.js';
import type { Proposal } from './propose.js';

/** What is asked of the directory; how much of it is asked for later. */
type Fit = Omit<SearchRequest, 'limit' | 'cursor'>;

/** When the answers were given, what time it is, and what somebody would rather have than what is proposed. */
export interface Wish {
  readonly since: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly topic?: Topic | undefined;
  readonly kind?: ExpertKind | 'any' | undefined;
}

/**
 * The search that answers and their proposal make. Who would meet in person is shown who works in the region, who does not mind
 * finds them first. Who cannot wait two weeks is shown who is free by then, counted from the answers, until that time is over.
 */
export function fitOf(answers: Answers, proposal: Proposal, { since, now, topic, kind }: Wish): Fit {
  const { stage, legalForm, sectors, language, access, region, meeting } = answers;
  const wanted = kind ?? proposal.kind.kind;
  return {
    kind: wanted === 'any' ? undefined : wanted,
    topic: topic ?? proposal.topics[0].topic,
    stage,
    legal_form: legalForm ?? undefined,
    sector: sectors[0],
    language,
    access: access.length > 0 ? [...access] : undefined,
    region: meeting === 'in-person' ? (region ?? undefined) : undefined,
    near: meeting === 'either' ? (region ?? undefined) : undefined,
    remote: meeting === 'remote' ? true : undefined,
    ...windowOf(answers, proposal, { since, now }),
    free_minutes: 30,
  };
}

function windowOf({ urgencyDays }: Answers, { urgency }: Proposal, { since, now }: Pick<Wish, 'since' | 'now'>) {
  if (urgency.withinDays === null || urgencyDays === null) return {};
  const from = since.round({ smallestUnit: 'second', roundingMode: 'trunc' });
  const to = from.add({ hours: 24 * Math.max(urgencyDays, 1) });
  return Temporal.Instant.compare(now, to) < 0 ? { free_from: from, free_to: to } : {};
}

/** The search as an address of the API. */
export function addressOf({ free_minutes: _, ...fit }: Fit): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries<Fit[keyof Fit]>(fit))
    for (const one of [value].flat()) if (one !== undefined) query.append(name, String(one));
  return `/api/v1/experts?${query.toString()}`;
}
