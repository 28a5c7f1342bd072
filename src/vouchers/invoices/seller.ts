import type { PolicyValue } from '../../policies/index.js';

/** Whether a bank transfer can be asked for: who issues invoices has said where it goes. */
export function hasAccount({ account_number, sort_code }: PolicyValue<'invoices'>): boolean {
  return account_number !== '' && sort_code !== '';
}
