const domain = '@erased.invalid';

/** What is left of the address of somebody who was erased: nobody reads it (RFC 2606), so nothing is sent there. */
export function isErasedAddress(email: string): boolean {
  return email.endsWith(domain);
}
