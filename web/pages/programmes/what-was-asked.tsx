import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../api/applications.js';
import type { Programme } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import { useCodes } from '../../parts/use-codes.js';
import { useBilingual } from '../../words/use-bilingual.js';
import '../../parts/records.css';

interface Props {
  readonly application: Application;
  readonly programme: Programme;
}

/** What an organisation sent: the need in its own words, and what it was when it did. */
export function WhatWasAsked({ application, programme }: Props) {
  const { t } = useTranslation('programmes');
  const { t: common } = useTranslation();
  const { name } = useCodes();
  const say = useBilingual();
  const { enterprise, need, package_id } = application;
  const asked = programme.packages.find(({ id }) => id === package_id);
  const facts = [
    ['package', asked && `${say(asked.title)}, ${inWords(asked.value, common)}`],
    ['region', enterprise.region && name('regions', enterprise.region)],
    ['stage', enterprise.stage && name('stages', enterprise.stage)],
    ['legal_form', enterprise.legal_form && name('legal_forms', enterprise.legal_form)],
    ['size', enterprise.people?.toString()],
    ['sectors', enterprise.sectors.map((code) => name('sectors', code)).join(', ')],
    ['registration', enterprise.registration_number],
  ] as const;
  return (
    <Stack component="section" gap="sm" aria-labelledby="asked">
      <Title order={2} id="asked">
        {t('one.asked')}
      </Title>
      <Text className="prose">{need || t('one.nothingSaid')}</Text>
      <dl className="said">
        {facts.map(
          ([fact, value]) =>
            value && (
              <div key={fact} style={{ display: 'contents' }}>
                <dt>{t(`facts.${fact}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Stack>
  );
}
