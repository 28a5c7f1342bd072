import type { DemoClinic } from './shapes.js';

/** Sessions for groups, on the terms of an adviser's introduction. */
export const demoClinics: readonly DemoClinic[] = [
  {
    adviser: 'farida-lewin-hassan',
    offer: 'introduction',
    title: { en: 'Open clinic: ready to register?', cy: 'Clinig agored: yn barod i gofrestru?' },
    summary: {
      en: 'Half an hour for up to eight groups who are about to register. Bring one question; everybody hears the answers.',
      cy: 'Hanner awr i hyd at wyth grŵp sydd ar fin cofrestru. Dewch ag un cwestiwn; bydd pawb yn clywed yr atebion.',
    },
    capacity: 8,
    minimumSeats: 2,
    dayOffset: 12,
    localHour: 11,
  },
];
