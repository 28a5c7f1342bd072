import { Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Application } from '../../api/applications.js';
import { type Programme, programmeMoney } from '../../api/programmes.js';
import { inWords } from '../../parts/money.js';
import { useCodes } from '../../parts/use-codes.js';
import { useBilingual } from '../../words/use-bilingual.js';

interface Props {
  readonly application: Application;
  readonly programme: Programme;
}

/** What would be awarded: how much, what for, until when; and whether there is the money. */
export function AwardPreview({ application, programme }: Props) {
  const { t } = useTranslation('scoring');
  const { t: common } = useTranslation();
  const { name } = useCodes();
  const say = useBilingual();
  const { data: money } = useQuery(programmeMoney(programme.id));
  const { topics, offer_days, start_days, use_months, packages } = programme;
  const chosen = packages.find(({ id }) => id === application.package_id);
  if (!chosen) return null;
  const enough = money && Math.min(money.fund.left.minor, money.budget.left.minor) >= chosen.value.minor;
  const facts = [
    ['amount', `${inWords(chosen.value, common)} (${say(chosen.title)})`],
    ['for', topics.length > 0 ? topics.map((code) => name('topics', code)).join(', ') : t('award.anything')],
    ['offer', t('award.days', { count: offer_days })],
    ['expiry', t('award.expires', { start: start_days, months: use_months })],
    ...(money ? [['fund', inWords(money.fund.left, common)] as const] : []),
  ] as const;
  return (
    <Paper withBorder p="md">
      <Text fw={600} mb="xs">
        {t('award.title')}
      </Text>
      <dl className="said">
        {facts.map(([fact, value]) => (
          <div key={fact} style={{ display: 'contents' }}>
            <dt>{t(`award.${fact}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {money && !enough && <Text mt="xs">{t('award.short')}</Text>}
    </Paper>
  );
}
