import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Expert, type Taxonomy, taxonomy } from '../../api/experts.js';
import { Portrait } from '../../parts/portrait.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';

export function Profile({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('adviser');
  const say = useBilingual();
  return (
    <Stack gap="md">
      <Group wrap="nowrap" align="center">
        <Portrait id={expert.id} name={expert.name} size={72} />
        <Stack gap={4}>
          <Title>{expert.name}</Title>
          <Group gap={6}>
            <Badge variant="light" color={expert.kind === 'specialist' ? 'teal' : 'marigold'}>
              {t(`kinds.${expert.kind}`)}
            </Badge>
          </Group>
        </Stack>
      </Group>
      <Text size="lg">{say(expert.headline)}</Text>
      <Text>{say(expert.about)}</Text>
      <Trust expert={expert} />
      <Listed label={t('topics')} list="topics" codes={expert.topics} />
      <Listed label={t('languages')} list="languages" codes={expert.languages} />
      <Listed label={t('access')} list="access" codes={expert.access} />
    </Stack>
  );
}

/** Who has seen what: the reasons to believe them. */
function Trust({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('adviser');
  const locale = useLocale();
  const reasons = [
    ...expert.credentials.map(({ title, issuer, verified_at }) =>
      t('verified', { title, issuer, date: date(verified_at.slice(0, 10), locale) }),
    ),
    ...expert.coop_memberships.map(({ role, name, since }) =>
      t('member', { role, name, date: date(since.slice(0, 10), locale) }),
    ),
    ...(expert.overseen_by ? [t('overseen', { name: expert.overseen_by.name })] : []),
  ];
  if (reasons.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h3">
        {t('trust', { name: expert.name })}
      </Title>
      <Stack component="ul" className="plain" gap={6} mt="xs">
        {reasons.map((reason) => (
          <Group component="li" key={reason} gap={8} wrap="nowrap" align="flex-start">
            <IconRosetteDiscountCheck size={20} aria-hidden style={{ flex: '0 0 auto', marginTop: 4 }} />
            <Text>{reason}</Text>
          </Group>
        ))}
      </Stack>
    </section>
  );
}

interface ListedProps {
  readonly label: string;
  readonly list: keyof Taxonomy;
  readonly codes: readonly string[];
}

function Listed({ label, list, codes }: ListedProps) {
  const say = useBilingual();
  const words = useQuery(taxonomy).data?.[list] ?? [];
  const named = words.filter(({ code }) => codes.includes(code));
  if (named.length === 0) return null;
  return (
    <Text>
      <b>{label}:</b> {named.map(say).join(', ')}
    </Text>
  );
}
