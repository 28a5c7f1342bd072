import { Anchor, List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { TellUs } from '../../parts/tell-us.js';
import { useTitle } from '../../parts/use-title.js';
import '../pay/pay.css';
import { KeptRecords } from './kept-records.js';
import { Part } from './part.js';

const others = ['sides', 'funders', 'providers', 'tax', 'stewards', 'nobody'] as const;
const rights = ['see', 'mend', 'take', 'erase', 'object'] as const;

/** What is kept of people, why and for how long, who else sees it, and what they can do about it. */
export default function Privacy() {
  const { t } = useTranslation('statements');
  useTitle(t('privacy.title'));
  return (
    <Stack gap="xl">
      <div>
        <Title>{t('privacy.title')}</Title>
        <Text size="lg" mt="xs">
          {t('privacy.lead')}
        </Text>
      </div>
      <Part name="rights" title={t('privacy.rights.title')}>
        <List>
          {rights.map((one) => (
            <List.Item key={one}>{t(`privacy.rights.${one}`)}</List.Item>
          ))}
        </List>
        <Text>
          <Anchor component={Link} to="/me#data" underline="always">
            {t('privacy.rights.here')}
          </Anchor>
        </Text>
      </Part>
      <Part name="kept" title={t('privacy.kept.title')}>
        <Text>{t('privacy.kept.body')}</Text>
        <KeptRecords />
        <Text>{t('privacy.kept.erased')}</Text>
      </Part>
      <Part name="others" title={t('privacy.others.title')}>
        <List>
          {others.map((one) => (
            <List.Item key={one}>{t(`privacy.others.${one}`)}</List.Item>
          ))}
        </List>
      </Part>
      <Part name="cookies" title={t('privacy.cookies.title')}>
        <Text>{t('privacy.cookies.body')}</Text>
      </Part>
      <Part name="grounds" title={t('privacy.grounds.title')}>
        <Text>{t('privacy.grounds.body')}</Text>
      </Part>
      <Part name="tell" title={t('privacy.tell.title')}>
        <Text>{t('privacy.tell.body')}</Text>
        <TellUs about="data-protection" />
        <Text>{t('privacy.tell.commissioner')}</Text>
      </Part>
    </Stack>
  );
}
