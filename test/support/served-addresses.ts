/** What the service itself shows to people who follow a link, besides the pages of the browser app. */
export const servedAddresses = [...['/sign-in', '/payout-account/return', '/payout-account/again']] as const;
