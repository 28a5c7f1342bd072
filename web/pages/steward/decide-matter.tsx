import { Anchor, Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, Refusal } from '../../api/api.js';
import type { NoShow, Objection } from '../../api/steward.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useStewardDeed } from './use-steward-deed.js';

interface ObjectionProps {
  readonly bookingId: string;
  readonly objection: Objection;
}

/** What a client says against a record. */
export function DecideObjection({ bookingId, objection: { reason, statement, raised_at } }: ObjectionProps) {
  const { t } = useTranslation('cases');
  return (
    <Stack gap="sm">
      <Said bookingId={bookingId} about={t(`disputes.reasons.${reason}`)} at={raised_at} statement={statement} />
      <Decide
        path={`/bookings/${bookingId}/objection/decision`}
        decisions={['as-recorded', 'to-be-corrected', 'did-not-take-place']}
        words={(decision) => t(`objections.decisions.${decision}`)}
        isNoteNeeded={(decision) => decision === 'did-not-take-place'}
      />
    </Stack>
  );
}

/** Somebody is said not to have come, and says otherwise. */
export function DecideNoShow({ noShow: { booking_id, side, contested, reported_at } }: { readonly noShow: NoShow }) {
  const { t } = useTranslation('cases');
  return (
    <Stack gap="sm">
      <Said
        bookingId={booking_id}
        about={t(`noShows.sides.${side}`)}
        at={contested?.at ?? reported_at}
        statement={contested?.statement ?? ''}
      />
      <Decide
        path={`/bookings/${booking_id}/no-show/decision`}
        decisions={['stands', 'undone']}
        words={(decision) => t(`noShows.decisions.${decision}`)}
        isNoteNeeded={() => false}
      />
    </Stack>
  );
}

interface SaidProps {
  readonly bookingId: string;
  readonly about: string;
  readonly at: string;
  readonly statement: string;
}

function Said({ bookingId, about, at, statement }: SaidProps) {
  const locale = useLocale();
  const [zone] = useZone();
  return (
    <div>
      <Anchor component={Link} to={`/bookings/${bookingId}`} fw={600}>
        {about}, {dayAndTime(zone, at, locale)}
      </Anchor>
      {statement && <Text className="prose">“{statement}”</Text>}
    </div>
  );
}

interface DecideProps<Decision extends string> {
  readonly path: string;
  readonly decisions: readonly Decision[];
  readonly words: (decision: Decision) => string;
  readonly isNoteNeeded: (decision: Decision) => boolean;
}

function Decide<Decision extends string>({ path, decisions, words, isNoteNeeded }: DecideProps<Decision>) {
  const { t } = useTranslation('cases');
  const [isOpen, setOpen] = useState(false);
  const [decision, setDecision] = useState<Decision | null>(null);
  const [note, setNote] = useState('');
  const decide = useStewardDeed((given: { decision: Decision; note?: string }, key) => api.post(path, given, key));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (decision) decide.mutate({ decision, ...(note.trim() && { note: note.trim() }) });
  };
  if (!isOpen)
    return (
      <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setOpen(true)}>
        {t('decide.open')}
      </Button>
    );
  const fault = decide.error instanceof Refusal ? decide.error.faults().note : undefined;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="36rem">
        <Radio.Group label={t('decide.what')} required value={decision} onChange={setDecision}>
          <Stack gap={6} mt={6}>
            {decisions.map((one) => (
              <Radio key={one} value={one} label={words(one)} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('decide.note')}
          description={t('decide.bothRead')}
          required={decision !== null && isNoteNeeded(decision)}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={fault}
        />
        <Refused error={decide.error} atFields={['note']} />
        <Group gap="sm">
          <Button type="submit" loading={decide.isPending} disabled={decision === null}>
            {t('decide.do')}
          </Button>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('cancel', { ns: 'common' })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
