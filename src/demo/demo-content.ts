import { barefootAdvisers } from './barefoot-advisers.js';
import { type DemoAdviser, type DemoSteward } from './shapes.js';
import { specialistsOfTheMidlandsAndSouth } from './specialists-midlands-and-south.js';
import { specialistsOfTheNorth } from './specialists-north.js';
import { specialistsOfWales } from './specialists-wales.js';

export { demoBookings } from './bookings.js';
export { demoClinics } from './clinics.js';
export { demoOrganisations } from './organisations.js';
export type {
  CancellationReason,
  DemoAdviser,
  DemoBooking,
  DemoClinic,
  DemoHours,
  DemoMember,
  DemoOffer,
  DemoOrganisation,
  DemoSteward,
  DemoWeek,
  Weekday,
} from './shapes.js';

/** Everybody here is invented. The same every time: nothing is drawn at random and no clock is read. */
export const demoAdvisers: readonly DemoAdviser[] = [
  ...specialistsOfWales,
  ...specialistsOfTheNorth,
  ...specialistsOfTheMidlandsAndSouth,
  ...barefootAdvisers,
];

export const demoSteward: DemoSteward = { name: 'Imogen Tavernier', email: 'imogen.tavernier@barefoot.example' };
