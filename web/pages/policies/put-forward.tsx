import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import type { Figures, Policy, PolicyPreview } from '../../api/policies.js';
import { FocusedTitle } from '../../parts/focused-title.js';
import { inWords } from '../../parts/money.js';
import { date, dayIn } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { Rows } from '../steward/rows.js';
import { Sure } from '../steward/sure.js';
import { Difference } from './difference.js';
import { usePolicyDeed } from './use-policy-deed.js';

export interface Considered {
  readonly value: Figures;
  readonly in_force_from: string;
  readonly reason: string;
  /** Null for whoever is no steward. */
  readonly preview: PolicyPreview | null;
}

interface Props {
  readonly policy: Policy;
  readonly considered: Considered;
  readonly organisationId: string | null;
  readonly isVotedOn: boolean;
  readonly mayOverride: boolean;
  readonly onDone: () => void;
}

/** What would be otherwise, for whom, and the last question before it is put to the members or recorded. */
export function PutForward({ policy, considered, organisationId, isVotedOn, mayOverride, onDone }: Props) {
  const { t } = useTranslation('policies');
  const locale = useLocale();
  const { value, in_force_from, reason, preview } = considered;
  const { name } = policy;
  const day = date(dayIn('Europe/London', in_force_from), locale);
  const propose = usePolicyDeed(
    (_: undefined, key) =>
      isVotedOn
        ? api.post(
            '/policy-changes',
            { name, value, in_force_from, reason, ...(organisationId && { organisation_id: organisationId }) },
            key,
          )
        : api.post('/policies', { name, value, in_force_from, decision: reason }, key),
    onDone,
  );
  const override = usePolicyDeed(
    (_: undefined, key) => api.post('/policy-emergencies', { name, value, in_force_from, reason }, key),
    onDone,
  );
  return (
    <Paper withBorder p="lg">
      <Stack gap="md">
        <FocusedTitle order={2}>{t('preview.title', { day })}</FocusedTitle>
        <Difference now={policy.value} then={value} />
        {preview && <Touched preview={preview} />}
        <Sure
          label={t(isVotedOn ? 'propose.label' : 'record.label')}
          sure={t(isVotedOn ? 'propose.sure' : 'record.sure')}
          onSure={() => propose.mutate(undefined)}
          isPending={propose.isPending}
          error={propose.error}
        >
          <Text>
            {t(isVotedOn ? (organisationId ? 'propose.means' : 'propose.meansSteward') : 'record.means', { day })}
          </Text>
        </Sure>
        {mayOverride && (
          <Sure
            label={t('override.label')}
            sure={t('override.sure')}
            onSure={() => override.mutate(undefined)}
            isPending={override.isPending}
            error={override.error}
            isHarm
            isQuiet
          >
            <Text>{t('override.means')}</Text>
          </Sure>
        )}
      </Stack>
    </Paper>
  );
}

/** Whom and what the change would touch, as the modules say that know them. */
export function Touched({ preview: { touched, touched_in_all } }: { readonly preview: PolicyPreview }) {
  const { t } = useTranslation('policies');
  const effectOf = useEffectWords();
  if (touched.length === 0) return <Text>{t('preview.none')}</Text>;
  return (
    <Stack gap="sm">
      <Title order={3}>{t('preview.touched', { count: touched_in_all })}</Title>
      <Rows
        caption={t('preview.caption')}
        columns={[
          { name: t('preview.who'), cell: ({ name }) => name },
          { name: t('preview.what'), cell: ({ what }) => t(`preview.kinds.${what}`) },
          { name: t('preview.effect'), cell: effectOf },
        ]}
        rows={touched}
        keyOf={({ what, id, from }) => `${what} ${id} ${from}`}
      />
      {touched.length < touched_in_all && <Text size="sm">{t('preview.first', { count: touched.length })}</Text>}
    </Stack>
  );
}

/** What follows for somebody, in the reader's language. */
function useEffectWords(): (touched: PolicyPreview['touched'][number]) => string {
  const { t } = useTranslation('policies');
  const { t: common } = useTranslation();
  const locale = useLocale();
  return ({ code, from, rates }) => {
    const changes = rates.map(({ of, now, then }) =>
      t('preview.rate', { of: common(`lines.${of}`), now: inWords(now, common), then: inWords(then, common) }),
    );
    return t(`preview.effects.${code}`, { day: date(dayIn('Europe/London', from), locale), rates: changes.join('; ') });
  };
}
