import type { Language } from '../kernel/when.js';
import type { Told } from './booking.letters.catalogue.js';

interface Words {
  readonly half: string;
  readonly whole: string;
  readonly percent: (percent: number) => string;
  readonly session: Readonly<Record<Told['side'], (told: Told, due: string) => string>>;
  readonly seat: (due: string) => string;
  readonly more: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    half: 'half of the charge for contact and preparation',
    whole: 'the whole charge for contact and preparation',
    percent: (percent) => `${percent}% of the charge for contact and preparation`,
    session: {
      client: (_, due) =>
        `You can move or cancel the session on its page. Cancelling it is no longer free of charge: if you cancel now, ${due} is due.`,
      adviser: ({ client }, due) =>
        `If you cannot make it, please move or cancel the session on its page as early as you can; the client then has nothing to pay. If ${client} cancels it now, ${due} is due.`,
    },
    seat: (due) =>
      `This is a seat in a group session. You can cancel it on its page. That is no longer free of charge: if you cancel now, ${due} is due.`,
    more: 'Later it may be more.',
  },
  cy: {
    half: "hanner y tâl am y cyswllt a'r paratoi",
    whole: "y tâl cyfan am y cyswllt a'r paratoi",
    percent: (percent) => `${percent}% o'r tâl am y cyswllt a'r paratoi`,
    session: {
      client: (_, due) =>
        `Gallwch symud neu ganslo'r sesiwn ar ei thudalen. Nid yw ei chanslo yn rhad ac am ddim mwyach: os byddwch yn canslo nawr, bydd ${due} yn ddyledus.`,
      adviser: ({ client }, due) =>
        `Os na allwch fod yno, symudwch neu canslwch y sesiwn ar ei thudalen cyn gynted ag y gallwch, os gwelwch yn dda; ni fydd gan y cleient ddim i'w dalu wedyn. Os bydd ${client} yn ei chanslo nawr, bydd ${due} yn ddyledus.`,
    },
    seat: (due) =>
      `Sedd mewn sesiwn grŵp yw hon. Gallwch ei chanslo ar ei thudalen. Nid yw hynny yn rhad ac am ddim mwyach: os byddwch yn canslo nawr, bydd ${due} yn ddyledus.`,
    more: 'Yn nes ymlaen gall fod yn fwy.',
  },
};

const whole = 10_000;

/**
 * How to move or cancel once that is no longer free of charge, and what it costs now.
 * @param rate in hundredths of a percent of contact and preparation
 */
export function cancellingTold(
  told: Told,
  rate: number,
  { isSeat, language }: { isSeat: boolean; language: Language },
) {
  const { half, whole: all, percent, session, seat, more } = words[language];
  const due = rate === whole ? all : rate === whole / 2 ? half : percent(rate / 100);
  const sentences = isSeat ? seat(due) : session[told.side](told, due);
  return rate === whole ? sentences : `${sentences} ${more}`;
}
