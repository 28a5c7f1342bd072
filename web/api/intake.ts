import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { answersRequest } from '../../src/intake/diagnostic.request.js';
import type { intakeView } from '../../src/intake/diagnostic.view.js';
import type { proposalView } from '../../src/intake/proposal/proposal.view.js';
import { api, newKey } from './api.js';

export type Question = z.output<typeof intakeView>['questions'][number];
export type Answers = z.input<typeof answersRequest>;
export type Proposal = z.output<typeof proposalView>;

/** What was answered so far, by the codes of the questions. */
export type Answered = Readonly<Record<string, unknown>>;

export const intake = queryOptions({
  queryKey: ['intake'],
  queryFn: ({ signal }) => api.get<z.output<typeof intakeView>>('/intake', {}, signal),
  staleTime: Infinity,
});

/** Nothing of it is kept. */
export function propose(answers: Answers): Promise<Proposal> {
  return api.post('/intake/proposals', answers, newKey());
}
