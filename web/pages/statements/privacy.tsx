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
  const { t } = useTranslation('privacy');
  useTitle(t('title'));
  return (
    <Stack gap="xl">
      <div>
        <Title>{t('title')}</Title>
        <Text size="lg" mt="xs">
          {t('lead')}
        </Text>
      </div>
      <Part name="rights" title={t('rights.title')}>
        <List>
          {rights.map((one) => (
            <List.Item key={one}>{t(`rights.${one}`)}</List.Item>
          ))}
        </List>
        <Text>
          <Anchor component={Link} to="/me#data" underline="always">
            {t('rights.here')}
          </Anchor>
        </Text>
      </Part>
      <Part name="kept" title={t('kept.title')}>
        <Text>{t('kept.body')}</Text>
        <KeptRecords />
        <Text>{t('kept.erased')}</Text>
      </Part>
      <Part name="others" title={t('others.title')}>
        <List>
          {others.map((one) => (
            <List.Item key={one}>{t(`others.${one}`)}</List.Item>
          ))}
        </List>
      </Part>
      <Part name="cookies" title={t('cookies.title')}>
        <Text>{t('cookies.body')}</Text>
      </Part>
      <Part name="grounds" title={t('grounds.title')}>
        <Text>{t('grounds.body')}</Text>
      </Part>
      <Part name="tell" title={t('tell.title')}>
        <Text>{t('tell.body')}</Text>
        <TellUs about="data-protection" />
        <Text>{t('tell.commissioner')}</Text>
      </Part>
    </Stack>
  );
}
