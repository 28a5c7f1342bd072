import { Alert, Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMe } from '../../api/me.js';
import { now } from '../../api/now.js';
import { programme as programmeQuery, type Programme } from '../../api/programmes.js';
import PageRefused from '../../parts/page-refused.js';
import { useTitle } from '../../parts/use-title.js';
import { useZone } from '../../parts/use-zone.js';
import { Waiting } from '../../parts/waiting.js';
import { date, dayIn, lastDayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import { Apply } from './apply.js';
import { Terms } from './terms.js';

/** What a programme is, for whoever may want to apply, and the application itself. */
export default function ProgrammePage() {
  const { t } = useTranslation('programmes');
  const say = useBilingual();
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useQuery(programmeQuery(id));
  useTitle(data ? say(data.name) : t('title'));
  if (error) return <PageRefused error={error} retry={() => void refetch()} to="programmes" />;
  if (!data) return <Waiting lines={10} />;
  const isOfFunder = me?.memberships.some(({ organisation_id }) => organisation_id === data.funder.id);
  return (
    <Stack gap="xl" maw="48rem">
      <Stack gap="xs">
        <Anchor component={Link} to="/programmes">
          {t('all')}
        </Anchor>
        <Title>{say(data.name)}</Title>
        <Text c="dimmed">{t('by', { funder: data.funder.name })}</Text>
        <Text size="lg" className="prose">
          {say(data.summary)}
        </Text>
        {(isOfFunder || me?.steward) && (
          <Anchor component={Link} to={`/funding/programmes/${id}`}>
            {t('toFunding')}
          </Anchor>
        )}
      </Stack>
      <Terms programme={data} />
      <section aria-labelledby="apply">
        <Title order={2} id="apply" mb="sm">
          {t('apply.title')}
        </Title>
        <ApplyOrWhyNot programme={data} isOfFunder={isOfFunder ?? false} />
      </section>
    </Stack>
  );
}

interface Props {
  readonly programme: Programme;
  readonly isOfFunder: boolean;
}

function ApplyOrWhyNot({ programme, isOfFunder }: Props) {
  const { t } = useTranslation('programmes');
  const locale = useLocale();
  const [zone] = useZone();
  const { state, opens_at, closes_at } = programme;
  const day = (at: string) => date(dayIn(zone, at), locale);
  if (isOfFunder) return <Text>{t('apply.ownProgramme')}</Text>;
  if (state !== 'open') return <Alert color="marigold">{t(`apply.not.${state}`)}</Alert>;
  if (Date.parse(opens_at) > now().getTime())
    return <Alert color="marigold">{t('apply.not.early', { day: day(opens_at) })}</Alert>;
  if (Date.parse(closes_at) <= now().getTime())
    return <Alert color="marigold">{t('apply.not.late', { day: date(lastDayIn(zone, closes_at), locale) })}</Alert>;
  return <Apply programme={programme} />;
}
