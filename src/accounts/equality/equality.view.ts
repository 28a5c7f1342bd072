import { z } from 'zod';
import { type EqualityAnswers, equalityGroups, type EqualityQuestion, equalityQuestions } from './equality.js';

const questions = Object.keys(equalityQuestions) as [EqualityQuestion, ...EqualityQuestion[]];

/** What comes in is what goes out: null for a question that is not answered. */
export const equalityAnswersView = z
  .strictObject({
    age: z.enum(equalityQuestions.age).nullable(),
    gender: z.enum(equalityQuestions.gender).nullable(),
    ethnicity: z.enum(equalityQuestions.ethnicity).nullable(),
    disability: z.enum(equalityQuestions.disability).nullable(),
    sexual_orientation: z.enum(equalityQuestions.sexual_orientation).nullable(),
    religion: z.enum(equalityQuestions.religion).nullable(),
    first_language: z.enum(equalityQuestions.first_language).nullable(),
  })
  .meta({ id: 'EqualityAnswers' });
export type EqualityAnswersView = z.output<typeof equalityAnswersView>;

export const equalityAggregatesView = z
  .object({
    items: z.array(
      z.object({
        people: z.enum(equalityGroups),
        question: z.enum(questions),
        answer: z.string(),
        count: z
          .int()
          .nullable()
          .meta({ description: 'Null for under five, and for a number that would give such a one away.' }),
      }),
    ),
  })
  .meta({ id: 'EqualityAggregates' });

export function viewAnswers(answers: EqualityAnswers): EqualityAnswersView {
  return Object.fromEntries(questions.map((question) => [question, answers[question] ?? null])) as EqualityAnswersView;
}

export function answersOf(view: EqualityAnswersView): EqualityAnswers {
  return Object.fromEntries(Object.entries(view).filter(([, answer]) => answer !== null));
}
