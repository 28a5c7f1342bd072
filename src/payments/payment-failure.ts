interface Sentence {
  readonly en: string;
  readonly cy: string;
}

const declined = {
  en: 'The bank declined it. Pay by another card or account, or ask the bank why.',
  cy: 'Gwrthododd y banc. Talwch â cherdyn neu gyfrif arall, neu gofynnwch i’r banc pam.',
};
const notEnough = {
  en: 'There was not enough money in the account.',
  cy: 'Nid oedd digon o arian yn y cyfrif.',
};
const notAuthorised = {
  en: 'It was not authorised at the bank.',
  cy: 'Ni chafodd ei awdurdodi yn y banc.',
};
const noMandate = {
  en: 'The Direct Debit Instruction was cancelled, or the bank did not accept it.',
  cy: 'Canslwyd y Cyfarwyddyd Debyd Uniongyrchol, neu ni dderbyniodd y banc ef.',
};
const closed = {
  en: 'The bank says that the account is closed or cannot pay so.',
  cy: 'Mae’r banc yn dweud bod y cyfrif wedi cau neu’n methu talu fel hyn.',
};
const tooLate = {
  en: 'Nobody paid in time.',
  cy: 'Ni thalodd neb mewn pryd.',
};
const other = {
  en: 'The payment did not come through.',
  cy: 'Ni ddaeth y taliad drwodd.',
};

/** What providers call it: decline codes of Stripe, causes of GoCardless. */
const words: readonly (readonly [RegExp, Sentence])[] = [
  [/insufficient_funds/, notEnough],
  [/_card$|card_/, declined],
  [/expired|lapsed|abandoned/, tooLate],
  [/mandate|instruction/, noMandate],
  [/authenticat|authoris|authoriz|approval/, notAuthorised],
  [/closed|invalid_bank_details|direct_debit_not_enabled|account/, closed],
  [/declin|refer_to_payer|do_not_honor|refus/, declined],
];

/** Why a payment did not come, for people: the provider's word is for programs. */
export function sentenceOf(failure: string): Sentence {
  return words.find(([pattern]) => pattern.test(failure))?.[1] ?? other;
}
