import { Problem } from '../kernel/problem.js';

const mostAnHour = 60;
export const mostQuestionsADay = 5;

/** Of one person, wherever they write. Throws `too-many-requests`. */
export function refuseHurry(countInLastHour: number, what: 'messages' | 'files'): void {
  if (countInLastHour < mostAnHour) return;
  throw new Problem('too-many-requests', `You have sent ${mostAnHour} ${what} within an hour. Please wait a while.`);
}

/** Of an organisation, and of one person for whichever of theirs. Throws `too-many-requests`. */
export function refuseManyQuestions(countInLastDay: { readonly organisation: number; readonly person: number }): void {
  if (Math.max(countInLastDay.organisation, countInLastDay.person) < mostQuestionsADay) return;
  throw new Problem(
    'too-many-requests',
    `${mostQuestionsADay} questions were asked within a day, which is the most. Please ask again tomorrow.`,
  );
}
