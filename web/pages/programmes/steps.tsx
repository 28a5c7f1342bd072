import { Button, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconCircle, IconCircleDot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Application } from '../../api/applications.js';
import type { Programme } from '../../api/programmes.js';
import { useZone } from '../../parts/use-zone.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useVoucherOf } from './use-voucher-of.js';

interface Props {
  readonly application: Application;
  readonly programme: Programme;
}

type Step = 'sent' | 'diagnosed' | 'scored' | 'decided';
type Standing = 'done' | 'now' | 'ahead';
const icons = { done: IconCheck, now: IconCircleDot, ahead: IconCircle };

/** The way of an application, which of it is behind, and in a sentence what comes next. */
export function Steps({ application, programme }: Props) {
  const { t } = useTranslation('programmes');
  const locale = useLocale();
  const [zone] = useZone();
  const { state } = application;
  const { voucher, became } = useVoucherOf(application);
  return (
    <Stack component="section" gap="sm" aria-labelledby="where">
      <Title order={2} id="where">
        {t('one.where')}
      </Title>
      <Text fw={600}>{became ? t(`next.became.${became}`) : t(`next.${nextOf(state, programme)}`)}</Text>
      {voucher && (
        <Button component={Link} to={`/vouchers/${voucher.id}`} style={{ alignSelf: 'flex-start' }}>
          {became ? t('one.toVoucher') : t('one.accept')}
        </Button>
      )}
      {state !== 'ineligible' && (
        <Stack component="ol" className="plain" gap={6}>
          {stepsOf(application, programme).map(({ step, standing, at }) => {
            const Icon = icons[standing];
            return (
              <li key={step}>
                <Icon size={18} aria-hidden /> {t(`steps.${step}`)}
                {', '}
                {at ? date(dayIn(zone, at), locale) : t(`standing.${standing}`)}
              </li>
            );
          })}
        </Stack>
      )}
    </Stack>
  );
}

/** What happens next depends on who decides. */
function nextOf(state: Application['state'], { decision }: Programme) {
  if (state === 'submitted' || state === 'diagnosed') return `${state}.${decision}` as const;
  return state;
}

function stepsOf({ submitted_at, diagnosis, score, state, decided_at }: Application, { decision }: Programme) {
  const isScored = score !== null || state === 'scored';
  const done: readonly (readonly [Step, boolean, string | null])[] = [
    ['sent', submitted_at !== null, submitted_at],
    ...(decision === 'first-come'
      ? []
      : [['diagnosed', diagnosis !== null || isScored, diagnosis?.at ?? null] as const]),
    ...(decision === 'panel' ? [['scored', isScored || decided_at !== null, null] as const] : []),
    ['decided', decided_at !== null, decided_at],
  ];
  const first = done.findIndex(([, isDone]) => !isDone);
  return done.map(([step, isDone, at], index) => {
    const isNext = index === first && state !== 'withdrawn';
    const standing: Standing = isDone ? 'done' : isNext ? 'now' : 'ahead';
    return { step, at, standing };
  });
}
