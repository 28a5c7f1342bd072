import { Problem } from '../../kernel/problem.js';

/** Why somebody is too close to an organisation to have a say in its case. */
export type Conflict = 'member' | 'applicant' | 'declared-interest' | 'adviser';

/** Throws `conflict-of-interest`. */
export function refuseConflict(conflict: Conflict | undefined, who: 'you' | 'they'): void {
  if (!conflict) return;
  const [subject, them] =
    who === 'you' ? ['You have', 'Please let somebody else do it.'] : ['They have', 'Please ask somebody else.'];
  throw new Problem('conflict-of-interest', `${subject} ${words[conflict]}. ${them}`, { conflict });
}

const words: Readonly<Record<Conflict, string>> = {
  member: 'a role in this organisation',
  applicant: 'acted for this organisation in this matter',
  'declared-interest': 'declared an interest in this organisation',
  adviser: 'advised this organisation',
};
