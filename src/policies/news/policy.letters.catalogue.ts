import type { Language } from '../../kernel/when.js';
import type { PolicyNewsKind } from './policy-news.js';

/** What a letter about a figure names; what its news has nothing to do with is empty. */
export interface FigureTold {
  readonly name: string;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly quorum: number;
  /** With its "until". */
  readonly closes: string;
  /** A day, to stand after "on". */
  readonly from: string;
  readonly until: string;
}

interface NewsWords {
  readonly subject: (told: FigureTold) => string;
  readonly said: (told: FigureTold) => string;
  readonly next: (told: FigureTold) => string;
}

interface PolicyCatalogue {
  readonly hello: string;
  readonly news: Readonly<Record<PolicyNewsKind, NewsWords>>;
  readonly figure: string;
  readonly reason: string;
  readonly emergencyReason: string;
  readonly decision: string;
  readonly page: string;
  readonly farewell: string;
}

const votesEn = (told: FigureTold) => `Votes for it: ${told.for}, against: ${told.against}, neither: ${told.abstain}.`;
const votesCy = (told: FigureTold) =>
  `Pleidleisiau o blaid: ${told.for}, yn erbyn: ${told.against}, y naill na’r llall: ${told.abstain}.`;

export const policyCatalogues: Readonly<Record<Language, PolicyCatalogue>> = {
  en: {
    hello: 'Hello',
    news: {
      proposed: {
        subject: ({ name }) => `A second is asked for: ${name}`,
        said: ({ name }) =>
          `An organisation would have a figure changed that is the members’ to decide: ${name}. The members vote on it once another organisation seconds it.`,
        next: ({ closes }) =>
          `Any admin of another organisation may second it, ${closes}; if nobody does, nothing comes of it. Seconding it is no vote for it: it says that there should be a vote.`,
      },
      opened: {
        subject: ({ name }) => `Your vote is asked for: ${name}`,
        said: ({ name }) => `The members vote on a figure: ${name}.`,
        next: ({ closes, quorum }) =>
          `Each organisation has one vote, cast by an admin of it, ${closes}. Organisations that must vote, at least: ${quorum}. More votes for it than against pass it.`,
      },
      passed: {
        subject: ({ name }) => `Carried: ${name}`,
        said: (told) => `The members have voted for a change of ${told.name}. ${votesEn(told)}`,
        next: ({ from }) =>
          `It comes into force on ${from} at the earliest, once a steward has recorded where the decision is written down.`,
      },
      rejected: {
        subject: ({ name }) => `Not carried: ${name}`,
        said: (told) => `The members have voted on a change of ${told.name} and not carried it. ${votesEn(told)}`,
        next: () => 'The figure stays as it is.',
      },
      'no-quorum': {
        subject: ({ name }) => `Too few have voted: ${name}`,
        said: (told) => `Too few organisations have voted on a change of ${told.name}. ${votesEn(told)}`,
        next: ({ quorum }) =>
          `At least this many had to vote: ${quorum}. The figure stays as it is. Whoever still wants it otherwise may propose that again.`,
      },
      withdrawn: {
        subject: ({ name }) => `Withdrawn: ${name}`,
        said: ({ name }) => `A change of ${name} was withdrawn by whoever proposed it.`,
        next: () => 'There is no vote on it any more, and the figure stays as it is.',
      },
      'in-force': {
        subject: ({ name }) => `In force: ${name}`,
        said: ({ name, from }) => `What the members decided came into force on ${from}: ${name}.`,
        next: () => 'What was agreed under the former figure stands as it was agreed.',
      },
      overridden: {
        subject: ({ name }) => `Set in an emergency: ${name}`,
        said: ({ name }) => `A steward has set a figure that is the members’ to decide, in an emergency: ${name}.`,
        next: ({ from, until }) =>
          `It comes into force on ${from} and ends by itself on ${until}. Then the figure before it is in force again, unless you decide otherwise by then: any admin may propose a change.`,
      },
      'to-record': {
        subject: ({ name }) => `Please record what the members decided: ${name}`,
        said: (told) => `The members have voted for a change of ${told.name}. ${votesEn(told)}`,
        next: ({ from }) =>
          `As a steward, please record where the decision is written down. Then it comes into force on ${from}; if it is recorded after that day, from then on.`,
      },
      unrecorded: {
        subject: ({ name }) => `Still to be recorded: ${name}`,
        said: (told) =>
          `The members have voted for a change of ${told.name}, and its countdown is over. ${votesEn(told)}`,
        next: ({ from }) =>
          `It could have been in force from ${from}, but no steward has recorded where the decision is written down. Until one does, the figure stays as it is. Please record it now, or tell the members why you do not.`,
      },
    },
    figure: 'What is different:',
    reason: 'Why, as whoever proposed it wrote:',
    emergencyReason: 'Why, as the steward wrote:',
    decision: 'Where the decision is written down:',
    page: 'All about it:',
    farewell: 'With best wishes,',
  },
  cy: {
    hello: 'Helo',
    news: {
      proposed: {
        subject: ({ name }) => `Gofynnir am eilydd: ${name}`,
        said: ({ name }) =>
          `Hoffai sefydliad newid ffigur sydd i’r aelodau ei benderfynu: ${name}. Bydd yr aelodau’n pleidleisio arno unwaith y bydd sefydliad arall yn ei eilio.`,
        next: ({ closes }) =>
          `Caiff unrhyw un o weinyddwyr sefydliad arall ei eilio, ${closes}; os na wna neb, ni ddaw dim ohono. Nid pleidlais o’i blaid yw ei eilio: mae’n dweud y dylid cael pleidlais.`,
      },
      opened: {
        subject: ({ name }) => `Gofynnir am eich pleidlais: ${name}`,
        said: ({ name }) => `Mae’r aelodau’n pleidleisio ar ffigur: ${name}.`,
        next: ({ closes, quorum }) =>
          `Mae gan bob sefydliad un bleidlais, a fwrir gan un o’i weinyddwyr, ${closes}. Sefydliadau y mae’n rhaid iddynt bleidleisio, o leiaf: ${quorum}. Mae mwy o bleidleisiau o blaid nag yn erbyn yn ei dderbyn.`,
      },
      passed: {
        subject: ({ name }) => `Derbyniwyd: ${name}`,
        said: (told) => `Mae’r aelodau wedi pleidleisio o blaid newid ffigur: ${told.name}. ${votesCy(told)}`,
        next: ({ from }) =>
          `Daw i rym ar ${from} ar y cynharaf, unwaith y bydd stiward wedi cofnodi lle mae’r penderfyniad wedi’i ysgrifennu.`,
      },
      rejected: {
        subject: ({ name }) => `Ni dderbyniwyd: ${name}`,
        said: (told) =>
          `Mae’r aelodau wedi pleidleisio ar newid ffigur a heb ei dderbyn: ${told.name}. ${votesCy(told)}`,
        next: () => 'Mae’r ffigur yn aros fel y mae.',
      },
      'no-quorum': {
        subject: ({ name }) => `Pleidleisiodd rhy ychydig: ${name}`,
        said: (told) =>
          `Mae rhy ychydig o sefydliadau wedi pleidleisio ar newid ffigur: ${told.name}. ${votesCy(told)}`,
        next: ({ quorum }) =>
          `Roedd yn rhaid i o leiaf hyn bleidleisio: ${quorum}. Mae’r ffigur yn aros fel y mae. Caiff unrhyw un sy’n dal i’w ddymuno fel arall gynnig hynny eto.`,
      },
      withdrawn: {
        subject: ({ name }) => `Tynnwyd yn ôl: ${name}`,
        said: ({ name }) => `Tynnwyd newid i ffigur yn ôl gan y sawl a’i cynigiodd: ${name}.`,
        next: () => 'Nid oes pleidlais arno mwyach, ac mae’r ffigur yn aros fel y mae.',
      },
      'in-force': {
        subject: ({ name }) => `Mewn grym: ${name}`,
        said: ({ name, from }) => `Daeth yr hyn a benderfynodd yr aelodau i rym ar ${from}: ${name}.`,
        next: () => 'Mae’r hyn y cytunwyd arno o dan y ffigur blaenorol yn sefyll fel y cytunwyd.',
      },
      overridden: {
        subject: ({ name }) => `Gosodwyd mewn argyfwng: ${name}`,
        said: ({ name }) => `Mae stiward wedi gosod ffigur sydd i’r aelodau ei benderfynu, mewn argyfwng: ${name}.`,
        next: ({ from, until }) =>
          `Daw i rym ar ${from} a daw i ben ohono’i hun ar ${until}. Yna bydd y ffigur o’i flaen mewn grym eto, oni bai eich bod yn penderfynu fel arall erbyn hynny: caiff unrhyw weinyddwr gynnig newid.`,
      },
      'to-record': {
        subject: ({ name }) => `Cofnodwch yr hyn a benderfynodd yr aelodau: ${name}`,
        said: (told) => `Mae’r aelodau wedi pleidleisio o blaid newid ffigur: ${told.name}. ${votesCy(told)}`,
        next: ({ from }) =>
          `Fel stiward, cofnodwch lle mae’r penderfyniad wedi’i ysgrifennu. Yna daw i rym ar ${from}; os caiff ei gofnodi ar ôl y diwrnod hwnnw, o hynny ymlaen.`,
      },
      unrecorded: {
        subject: ({ name }) => `Heb ei gofnodi o hyd: ${name}`,
        said: (told) =>
          `Mae’r aelodau wedi pleidleisio o blaid newid ffigur, ac mae’r cyfri i lawr ar ben: ${told.name}. ${votesCy(told)}`,
        next: ({ from }) =>
          `Gallai fod wedi bod mewn grym ers ${from}, ond nid oes yr un stiward wedi cofnodi lle mae’r penderfyniad wedi’i ysgrifennu. Hyd nes y gwneir hynny, mae’r ffigur yn aros fel y mae. Cofnodwch ef nawr, neu dywedwch wrth yr aelodau pam na wnewch.`,
      },
    },
    figure: 'Beth sy’n wahanol:',
    reason: 'Pam, fel yr ysgrifennodd y sawl a’i cynigiodd:',
    emergencyReason: 'Pam, fel yr ysgrifennodd y stiward:',
    decision: 'Lle mae’r penderfyniad wedi’i ysgrifennu:',
    page: 'Popeth amdano:',
    farewell: 'Cofion gorau,',
  },
};
