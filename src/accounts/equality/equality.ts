/** What we ask, of whoever cares to say. Ethnic groups are those of the census of 2021 in England and Wales (ONS). */
export const equalityQuestions = {
  age: ['16-24', '25-34', '35-44', '45-54', '55-64', '65-and-over', 'prefer-not-to-say'],
  gender: ['woman', 'man', 'non-binary', 'another-gender', 'prefer-not-to-say'],
  ethnicity: [
    ...(['asian-bangladeshi', 'asian-chinese', 'asian-indian', 'asian-pakistani', 'asian-other'] as const),
    ...(['black-african', 'black-caribbean', 'black-other'] as const),
    ...(['mixed-white-and-asian', 'mixed-white-and-black-african'] as const),
    ...(['mixed-white-and-black-caribbean', 'mixed-other'] as const),
    ...(['white-british', 'white-irish', 'white-gypsy-or-irish-traveller', 'white-roma', 'white-other'] as const),
    ...(['arab', 'any-other', 'prefer-not-to-say'] as const),
  ],
  disability: ['limited-a-lot', 'limited-a-little', 'not-limited', 'no-condition', 'prefer-not-to-say'],
  sexual_orientation: [
    ...(['straight-or-heterosexual', 'gay-or-lesbian', 'bisexual'] as const),
    ...(['another-orientation', 'prefer-not-to-say'] as const),
  ],
  religion: [
    ...(['none', 'buddhist', 'christian', 'hindu', 'jewish', 'muslim', 'sikh'] as const),
    ...(['another-religion', 'prefer-not-to-say'] as const),
  ],
  first_language: ['english', 'welsh', 'british-sign-language', 'another-language', 'prefer-not-to-say'],
} as const;

export type EqualityQuestion = keyof typeof equalityQuestions;
export type EqualityAnswers = {
  readonly [Question in EqualityQuestion]?: (typeof equalityQuestions)[Question][number];
};

/** Of whom counts are told; nobody's total is. */
export const equalityGroups = ['advisers', 'clients'] as const;

/** How many answered so; null for under five, and for a number that would give such a one away. */
export interface EqualityCount {
  readonly people: (typeof equalityGroups)[number];
  readonly question: EqualityQuestion;
  readonly answer: string;
  readonly count: number | null;
}
