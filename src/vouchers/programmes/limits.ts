/** How many packages of one programme can be applied for, and how many programmes one funder has. */
export const mostPackages = 20;
export const mostProgrammes = 200;

/** What a programme's percent means for each kind of match, for whoever reads the description of the interface. */
export const funderPercentMeans =
  'With a match in cash, which needs it under 100: of each price the voucher pays so much, rounded down, and the client the rest. With a match ' +
  'in kind the voucher pays the whole price: it is the funder’s part of the whole, and the client gives the rest in kind. With one in time ' +
  'credits the voucher pays the whole price too, and the client gives `match_minutes_an_hour`. Without a match it is 100.';
