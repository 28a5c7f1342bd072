/** How many packages of one programme can be applied for, and how many programmes one funder has. */
export const mostPackages = 20;
export const mostProgrammes = 200;
