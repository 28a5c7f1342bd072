import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../api/me.js';
import { useMyExpert } from '../../api/work.js';
import { useTitle } from '../../parts/use-title.js';
import { WorkPage } from '../work/work-page.js';
import '../work/work.css';
import { Begin } from './begin.js';
import './setup.css';
import { Steps } from './steps.js';

/** From nothing to a profile that can be booked; how far one is is what the service knows. */
export default function SetUp() {
  const { t } = useTranslation('setup');
  const me = useMe();
  const { data: expert } = useMyExpert();
  useTitle(t('title'));
  if (me && expert === null)
    return (
      <Stack gap="lg" maw="40rem">
        <Title>{t('begin.title')}</Title>
        <Text>{t('begin.lead')}</Text>
        <Begin name={me.name} />
      </Stack>
    );
  return (
    <WorkPage title={t('title')} lead={t('lead')}>
      {(mine) => (
        <Stack gap="xl">
          <Steps expert={mine} />
          <Anchor component={Link} to="/advising/webhooks">
            {t('toWebhooks')}
          </Anchor>
        </Stack>
      )}
    </WorkPage>
  );
}
