import { List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TellUs } from '../../parts/tell-us.js';
import { useTitle } from '../../parts/use-title.js';
import { date } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { Part } from './part.js';

const can = ['keyboard', 'zoom', 'phone', 'colours', 'motion', 'reader', 'language'] as const;
const tested = ['rules', 'journeys', 'sizes', 'papers'] as const;
const cannot = ['people', 'english', 'drag', 'payments', 'files', 'program'] as const;

/** When this was last gone through. */
const preparedOn = '2026-11-23';

/** As public bodies in the United Kingdom state it: what works, what was tested, what does not, and how to tell us. */
export default function Accessibility() {
  const { t } = useTranslation('accessibility');
  const locale = useLocale();
  useTitle(t('title'));
  return (
    <Stack gap="xl">
      <div>
        <Title>{t('title')}</Title>
        <Text size="lg" mt="xs">
          {t('lead')}
        </Text>
      </div>
      <Part name="can" title={t('can.title')}>
        <List>
          {can.map((one) => (
            <List.Item key={one}>{t(`can.${one}`)}</List.Item>
          ))}
        </List>
      </Part>
      <Part name="standing" title={t('standing.title')}>
        <Text>{t('standing.body')}</Text>
      </Part>
      <Part name="cannot" title={t('cannot.title')}>
        <List>
          {cannot.map((one) => (
            <List.Item key={one}>{t(`cannot.${one}`)}</List.Item>
          ))}
        </List>
      </Part>
      <Part name="tested" title={t('tested.title')}>
        <List>
          {tested.map((one) => (
            <List.Item key={one}>{t(`tested.${one}`)}</List.Item>
          ))}
        </List>
        <Text>{t('tested.when', { day: date(preparedOn, locale) })}</Text>
      </Part>
      <Part name="tell" title={t('tell.title')}>
        <Text>{t('tell.body')}</Text>
        <TellUs about="accessibility" />
      </Part>
      <Part name="enforcement" title={t('enforcement.title')}>
        <Text>{t('enforcement.body')}</Text>
      </Part>
    </Stack>
  );
}
