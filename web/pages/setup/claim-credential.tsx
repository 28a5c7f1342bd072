import { Button, NativeSelect, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type Credential, type CredentialClaimed, credentials } from '../../api/setup.js';
import { useDeed } from '../../api/use-deed.js';
import { Refused } from '../../parts/refused.js';

const kinds = ['qualification', 'accreditation', 'training', 'insurance', 'other'] as const;
const fields = ['title', 'issuer', 'issued_on', 'expires_on', 'evidence_url', 'evidence_note'] as const;
const nothing = {
  kind: 'qualification' as Credential['kind'],
  ...{ title: '', issuer: '', issued_on: '', expires_on: '', evidence_url: '', evidence_note: '' },
};

/** Something to be verified: it is never changed, only withdrawn and claimed anew. */
export function ClaimCredential({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('setup');
  const queries = useQueryClient();
  const [typed, setTyped] = useState(nothing);
  const claim = useDeed(
    (claimed: CredentialClaimed, key) => api.post<Credential>(`/experts/${expertId}/credentials`, claimed, key),
    () => {
      setTyped(nothing);
      return queries.invalidateQueries({ queryKey: credentials(expertId).queryKey });
    },
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { expires_on, evidence_url, ...rest } = typed;
    claim.mutate({ ...rest, expires_on: expires_on || null, evidence_url: evidence_url.trim() || null });
  };
  const fault = claim.error instanceof Refusal ? claim.error.faults() : {};
  const field = (name: (typeof fields)[number]) => ({
    label: t(`credentials.${name}`),
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
    error: fault[name],
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        <Title order={3}>{t('credentials.new')}</Title>
        <div className="wide-fields">
          <NativeSelect
            label={t('credentials.kind')}
            value={typed.kind}
            onChange={(event) => setTyped({ ...typed, kind: event.currentTarget.value as Credential['kind'] })}
            data={kinds.map((kind) => ({ value: kind, label: t(`credentialKinds.${kind}`) }))}
          />
          <TextInput {...field('title')} required maxLength={160} />
          <TextInput {...field('issuer')} required maxLength={160} />
          <TextInput {...field('issued_on')} type="date" required />
          <TextInput {...field('expires_on')} type="date" />
        </div>
        <TextInput {...field('evidence_url')} type="url" placeholder="https://" maxLength={500} />
        <Textarea {...field('evidence_note')} maxLength={1000} autosize minRows={2} />
        <Refused error={claim.error} atFields={fields} />
        <Button type="submit" variant="default" loading={claim.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('credentials.claim')}
        </Button>
      </Stack>
    </form>
  );
}
