/** What the numbers of the registers look like, written without blanks and in capitals. */
const formats: readonly RegExp[] = [
  /^\d{8}$/, // a company of England and Wales
  // Companies House elsewhere, and what else it numbers: companies of Scotland and Northern Ireland (and Scotland's charities, which
  // look the same), partnerships (OC, SO, NC), incorporated charities (CE, CS), societies (RS, IP, SP, NP, NO)
  /^(SC|NI|OC|SO|NC|CE|CS|RS|IP|SP|NP|NO)\d{6}$/,
  /^(IP|SP|NP)(\d{5}R|\d{4}RS)$/, // societies of before 2014 at Companies House
  /^\d{2,5}(R|RS|S)?$/, // the Mutuals Public Register
  /^\d{6,7}(-\d{1,3})?$/, // the Charity Commission for England and Wales; after the dash a charity linked to it
  /^NIC\d{6}$/, // the Charity Commission for Northern Ireland
];

/** A number as its register writes it; undefined where no register has such numbers. */
export function registrationNumberOf(typed: string): string | undefined {
  const number = typed.replaceAll(/\s/g, '').toUpperCase();
  return formats.some((format) => format.test(number)) ? number : undefined;
}
