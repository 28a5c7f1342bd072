import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { IconCircle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { diary } from '../../api/diary.js';
import type { Expert } from '../../api/experts.js';
import { Waiting } from '../../parts/waiting.js';
import '../hours/hours.css';
import { WeekEditor } from '../hours/week-editor.js';
import { OwnOffers } from '../rates/own-offers.js';
import { Rates } from '../rates/rate-cards.js';
import { Credentials } from './credentials.js';
import { FieldStep } from './field-step.js';
import { MeetingStep } from './meeting-step.js';
import { type Standing, type Step, steps, useProgress } from './progress.js';
import { Submit } from './submit.js';
import { Trust } from './trust.js';
import { WordsStep } from './words-step.js';

/** Every step with how far it is, and the one that is being looked at. */
export function Steps({ expert }: { readonly expert: Expert }) {
  const { t } = useTranslation('setup');
  const progress = useProgress(expert);
  const [address] = useSearchParams();
  const asked = steps.find((step) => step === address.get('step'));
  const step = asked ?? steps.find((one) => progress[one] === 'open') ?? 'submit';
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) box.current?.focus(); // also where a step that is done makes way for the next
    shown.current = step;
  }, [step]);
  const ready = steps.filter((one) => progress[one] === 'done').length;
  return (
    <div className="steps">
      <nav aria-label={t('steps.label')}>
        <Text size="sm" c="dimmed" mb="xs">
          {t('steps.ready', { count: ready, all: steps.length })}
        </Text>
        <Stack component="ol" className="plain" gap={2}>
          {steps.map((one) => (
            <li key={one}>
              <Link
                to={`/advising/set-up?step=${one}`}
                aria-current={one === step ? 'step' : undefined}
                preventScrollReset
              >
                <Mark standing={progress[one]} />
                <span>{t(`steps.${one}`)}</span>
              </Link>
            </li>
          ))}
        </Stack>
      </nav>
      <div ref={box} tabIndex={-1} style={{ minWidth: 0 }}>
        <Stack gap="xl">
          <One step={step} expert={expert} />
          <Next step={step} />
        </Stack>
      </div>
    </div>
  );
}

const marks = { done: IconCircleCheck, open: IconCircle, optional: IconCircleDashed } as const;

function Mark({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation('setup');
  const Icon = marks[standing];
  return (
    <Icon
      size={20}
      role="img"
      aria-label={t(`standings.${standing}`)}
      color={standing === 'done' ? 'var(--barefoot-free)' : 'var(--mantine-color-dimmed)'}
    />
  );
}

function Next({ step }: { readonly step: Step }) {
  const { t } = useTranslation('setup');
  const next = steps[steps.indexOf(step) + 1];
  if (!next) return null;
  return (
    <Anchor component={Link} to={`/advising/set-up?step=${next}`} preventScrollReset>
      {t('steps.next', { step: t(`steps.${next}`) })}
    </Anchor>
  );
}

function One({ step, expert }: { readonly step: Step; readonly expert: Expert }) {
  const { t } = useTranslation('setup');
  const parts = {
    words: () => <WordsStep expert={expert} />,
    field: () => <FieldStep expert={expert} />,
    credentials: () => <Credentials expertId={expert.id} />,
    meeting: () => <MeetingStep expertId={expert.id} />,
    trust: () => <Trust expert={expert} />,
    submit: () => <Submit expert={expert} />,
  };
  if (step === 'hours') return <Hours expertId={expert.id} />;
  if (step === 'rates') return <Rates expertId={expert.id} />;
  if (step === 'offers') return <OwnOffers expert={expert} />;
  return (
    <Stack component="section" aria-labelledby="step">
      <Stack gap={4}>
        <Title order={2} id="step">
          {t(`steps.${step}`)}
        </Title>
        <Text>{t(`leads.${step}`)}</Text>
      </Stack>
      {parts[step]()}
    </Stack>
  );
}

function Hours({ expertId }: { readonly expertId: string }) {
  const { data } = useQuery(diary(expertId));
  return data ? <WeekEditor diary={data} /> : <Waiting lines={10} />;
}
