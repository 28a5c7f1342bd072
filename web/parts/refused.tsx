import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/api.js';
import { useRefusal } from './use-refusal.js';

interface Props {
  readonly error: Error | null | undefined;
  readonly retry?: () => void;
  /** Faults that are shown at their fields, by name: what belongs to none of them is said here. */
  readonly atFields?: readonly string[];
}

/** What the service said no to, or that it was not reached: in words, and with what can be done. */
export function Refused({ error, retry, atFields = [] }: Props) {
  const { t } = useTranslation();
  const { text, lang } = useRefusal(error);
  if (!error) return null;
  const isAnswered = error instanceof Refusal;
  const elsewhere = isAnswered ? Object.entries(error.faults()).filter(([name]) => !atFields.includes(name)) : [];
  const isAllMarked =
    isAnswered && error.code === 'invalid-request' && Boolean(error.problem.errors?.length) && elsewhere.length === 0;
  return (
    <div className="refused" role="alert">
      <Stack gap="xs" align="flex-start">
        {isAllMarked ? <Text>{t('mend')}</Text> : <Text lang={lang}>{text}</Text>}
        {elsewhere.length > 0 && (
          <ul>
            {elsewhere.map(([name, detail]) => (
              <li key={name}>
                {name}: {detail}
              </li>
            ))}
          </ul>
        )}
        {isAnswered && error.status >= 500 && error.problem.request && (
          <Text size="sm">{t('quote', { request: error.problem.request })}</Text>
        )}
        {retry && (
          <Button variant="default" size="sm" onClick={retry}>
            {t('retry')}
          </Button>
        )}
      </Stack>
    </div>
  );
}
