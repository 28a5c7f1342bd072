import { Button, Group, NativeSelect, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../api/api.js';
import { useMe, useMyOrganisations } from '../../api/me.js';
import { askForPreview, isMembersFigure, mayBeSetForAWhile, type Policy } from '../../api/policies.js';
import { Refused } from '../../parts/refused.js';
import { useDraft } from '../../parts/use-draft.js';
import { instantOf } from '../../parts/wall-clock.js';
import { FigureFields } from './figure-fields.js';
import { figuresOf, typedOf } from './figures.js';
import { type Considered, PutForward } from './put-forward.js';
import { usePolicyDeed } from './use-policy-deed.js';

interface Props {
  readonly policy: Policy;
  readonly all: readonly Policy[];
}

/** Another figure: a steward sees first what it would touch; an admin proposes it for an organisation. */
export function ChangeForm({ policy, all }: Props) {
  const { t } = useTranslation('policies');
  const me = useMe();
  const organisations = useMyOrganisations().data?.items.filter(({ my_role }) => my_role === 'admin') ?? [];
  const [isOpen, setOpen] = useState(false);
  const rules = all.find(({ name, standing }) => name === 'decisions' && standing === 'in force');
  const isVotedOn = isMembersFigure(policy.name) && rules?.value.members_vote === true;
  if (!me || (!me.steward && (organisations.length === 0 || !isVotedOn))) return null;
  if (!isOpen)
    return (
      <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setOpen(true)}>
        {t(isVotedOn ? 'form.open' : 'form.openRecord')}
      </Button>
    );
  return (
    <Stack component="section" gap="md" aria-labelledby="change-form">
      <Title order={2} id="change-form">
        {t(isVotedOn ? 'form.title' : 'form.titleRecord')}
      </Title>
      <Fields
        policy={policy}
        isVotedOn={isVotedOn}
        isSteward={me.steward}
        organisations={organisations}
        onDone={() => setOpen(false)}
      />
    </Stack>
  );
}

interface FieldsProps {
  readonly policy: Policy;
  readonly isVotedOn: boolean;
  readonly isSteward: boolean;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly onDone: () => void;
}

function Fields({ policy, isVotedOn, isSteward, organisations, onDone }: FieldsProps) {
  const { t } = useTranslation('policies');
  const begin = { typed: typedOf(policy.value), day: '', reason: '' };
  const [draft, write, forget] = useDraft(`policy.${policy.name}`, begin);
  const [forWhom, setForWhom] = useState(isSteward ? '' : (organisations[0]?.id ?? ''));
  const [considered, consider] = useState<Considered | null>(null);
  const preview = usePolicyPreview(policy, isSteward, consider);
  const value = figuresOf(policy.value, draft.typed);
  const change = (part: Partial<typeof draft>) => {
    write({ ...draft, ...part });
    consider(null);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!value) return;
    const in_force_from = instantOf('Europe/London', draft.day, '00:00');
    preview.mutate({ value, in_force_from, reason: draft.reason.trim() });
  };
  const faults = preview.error instanceof Refusal ? preview.error.faults() : {};
  const done = () => {
    forget();
    onDone();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {organisations.length > 0 && isVotedOn && (
          <NativeSelect
            label={t('form.forWhom')}
            maw="24rem"
            value={forWhom}
            onChange={(event) => {
              setForWhom(event.currentTarget.value);
              consider(null);
            }}
            data={[
              ...(isSteward ? [{ value: '', label: t('form.asSteward') }] : []),
              ...organisations.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <FigureFields now={policy.value} typed={draft.typed} faults={faults} onType={(typed) => change({ typed })} />
        <TextInput
          type="date"
          label={t('form.from')}
          maw="16rem"
          required
          value={draft.day}
          onChange={(event) => change({ day: event.currentTarget.value })}
          error={faults.in_force_from}
        />
        <Textarea
          label={t(isVotedOn ? 'form.reason' : 'form.decision')}
          description={t('form.allRead')}
          maw="36rem"
          required
          minLength={isVotedOn ? 10 : 3}
          maxLength={isVotedOn ? 2000 : 500}
          rows={3}
          value={draft.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          error={faults.decision}
        />
        <Refused
          error={preview.error}
          atFields={['in_force_from', 'decision', ...Object.keys(draft.typed).map((field) => `value/${field}`)]}
        />
        {considered && value ? (
          <PutForward
            policy={policy}
            considered={considered}
            organisationId={forWhom || null}
            isVotedOn={isVotedOn}
            mayOverride={isSteward && isVotedOn && mayBeSetForAWhile(policy.name)}
            onDone={done}
          />
        ) : (
          <Group gap="sm">
            <Button type="submit" loading={preview.isPending} disabled={!value}>
              {t(isSteward ? 'form.preview' : 'form.goOn')}
            </Button>
            <Button variant="default" onClick={onDone}>
              {t('cancel', { ns: 'common' })}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

/** What a change would touch, for stewards; others go on to the last question without. */
function usePolicyPreview({ name }: Policy, isSteward: boolean, onSeen: (considered: Considered) => void) {
  return usePolicyDeed(
    async (given: Omit<Considered, 'preview'>): Promise<Considered> => ({
      ...given,
      preview: isSteward ? await askForPreview({ name, value: given.value, in_force_from: given.in_force_from }) : null,
    }),
    onSeen,
  );
}
