/** What a funder may have reported of a beneficiary, an award, what was delivered, the money and what came of it. */
export const reportFields = [
  ...(['beneficiary-name', 'beneficiary-legal-form', 'beneficiary-registration-number'] as const),
  ...(['beneficiary-region', 'beneficiary-stage', 'beneficiary-size', 'beneficiary-sectors'] as const),
  ...(['award-decision', 'award-value', 'award-match', 'award-subsidy'] as const),
  ...(['adviser-name', 'adviser-kind', 'delivery-minutes', 'delivery-sessions', 'delivery-modes'] as const),
  ...(['delivery-topics', 'delivery-languages', 'delivery-dates', 'delivery-thresholds'] as const),
  ...(['money-committed', 'money-reserved', 'money-drawn', 'money-paid', 'money-returned'] as const),
  ...(['money-vat', 'money-fee', 'money-unit-costs', 'money-days-to-pay'] as const),
  ...(['outcome-registrations', 'outcome-jobs', 'outcome-finance-raised', 'outcome-still-trading'] as const),
  ...(['outcome-satisfaction', 'outcome-action-plans', 'priority-groups'] as const),
] as const;
export type ReportField = (typeof reportFields)[number];
