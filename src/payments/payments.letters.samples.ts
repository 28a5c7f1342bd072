import { money } from '../kernel/money.js';
import type { Samples } from '../mail/index.js';
import { refundFailedLetter } from './refunds/refund.letters.js';

export const paymentSamples: Samples = {
  'refund-failed': (reader, baseUrl) => {
    const facts = { amount: money(4000), wasSent: true, organisationName: 'Caffi Cymunedol' };
    return refundFailedLetter({ ...facts, url: `${baseUrl}/organisations/1/money` }, reader);
  },
};
