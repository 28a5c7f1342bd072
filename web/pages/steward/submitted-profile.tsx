import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Expert, expert as expertQuery, taxonomy } from '../../api/experts.js';
import { credentials, decisions } from '../../api/setup.js';
import { coopMemberships, interestsOf } from '../../api/steward.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { DecideCredential } from './decide-credential.js';
import { DecideProfile } from './decide-profile.js';

/** All that a steward needs to see before the word is given. */
export function SubmittedProfile({ id }: { readonly id: string }) {
  const { data: expert, error, refetch } = useQuery(expertQuery(id));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!expert) return <Waiting lines={6} />;
  return (
    <Stack gap="lg">
      <Facts expert={expert} />
      <Texts expert={expert} />
      <Evidence id={id} />
      <Earlier id={id} />
      <DecideProfile expert={expert} />
    </Stack>
  );
}

const listed = ['topics', 'sectors', 'stages', 'legal_forms', 'languages', 'regions', 'access'] as const;

function Facts({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('cases');
  const say = useBilingual();
  const locale = useLocale();
  const words = useQuery(taxonomy).data;
  const belongs = useQuery(coopMemberships(expert.id)).data?.items ?? [];
  const interests = useQuery(interestsOf(expert.id)).data?.items ?? [];
  const named = (list: (typeof listed)[number]) => {
    const codes: readonly string[] = expert[list];
    return (words?.[list] ?? []).filter(({ code }) => codes.includes(code)).map(say);
  };
  return (
    <dl className="facts">
      {listed.map(
        (list) =>
          named(list).length > 0 && <Fact key={list} name={t(`facts.${list}`)} value={named(list).join(', ')} />,
      )}
      <Fact name={t('facts.where')} value={t(expert.remote ? 'facts.remote' : 'facts.inPerson')} />
      <Fact
        name={t('facts.coops')}
        value={
          belongs
            .map(({ name, role, since, until }) =>
              until ? `${name} (${role}, ${since} – ${until})` : `${name} (${role}, ${date(since, locale)})`,
            )
            .join('; ') || t('facts.none')
        }
      />
      <Fact
        name={t('facts.interests')}
        value={
          expert.interests_declared_at === null
            ? t('facts.notDeclared')
            : interests
                .map(({ organisation, nature }) => `${organisation.name} (${t(`natures.${nature}`)})`)
                .join('; ') || t('facts.none')
        }
      />
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** In each language that there are words in, as clients of it will read them. */
function Texts({ expert: { headline, about } }: { readonly expert: Expert }) {
  const { t } = useTranslation('cases');
  return (['en', 'cy'] as const)
    .filter((language) => headline[language] || about[language])
    .map((language) => (
      <div key={language}>
        <Title order={4}>{t(`inLanguage.${language}`)}</Title>
        <div lang={language}>
          <Text fw={600}>{headline[language]}</Text>
          <Text className="prose">{about[language]}</Text>
        </div>
      </div>
    ));
}

function Evidence({ id }: { readonly id: string }) {
  const { t } = useTranslation('cases');
  const { data, error } = useQuery(credentials(id));
  return (
    <Stack gap="sm">
      <Title order={4}>{t('verification.theirCredentials')}</Title>
      <Refused error={error} />
      {data?.length === 0 && <Text>{t('verification.noneClaimed')}</Text>}
      {data?.map((one) => (
        <DecideCredential key={one.id} credential={one} />
      ))}
    </Stack>
  );
}

function Earlier({ id }: { readonly id: string }) {
  const { t } = useTranslation('cases');
  const locale = useLocale();
  const { data } = useQuery(decisions(id));
  if (!data?.length) return null;
  return (
    <div>
      <Title order={4}>{t('verification.earlier')}</Title>
      <ul>
        {data.map(({ decision, reasons, at }) => (
          <li key={at}>
            {date(dayIn('Europe/London', at), locale)}: {t(`decisions.${decision}`)}
            {reasons && `. ${reasons}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
