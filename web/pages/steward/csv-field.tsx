import { Textarea } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly onRead: (csv: string) => void;
}

/** A statement in CSV: chosen as a file, or pasted. It is read here, and sent with the question alone. */
export function CsvField({ label, description, value, onRead }: Props) {
  const { t } = useTranslation('treasury');
  const id = useId();
  return (
    <>
      <div className="file-field">
        <label htmlFor={id}>
          <b>{label}</b>
        </label>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv,text/plain"
          aria-describedby={`${id}-more`}
          onChange={({ currentTarget: { files } }) => void files?.[0]?.text().then(onRead)}
        />
        <small id={`${id}-more`}>{description}</small>
      </div>
      <details>
        <summary>{t('csv.paste')}</summary>
        <Textarea
          aria-label={t('csv.pasted')}
          rows={6}
          maxLength={200_000}
          value={value}
          onChange={(event) => onRead(event.currentTarget.value)}
          styles={{ input: { fontFamily: 'ui-monospace, monospace', fontSize: '0.875rem' } }}
        />
      </details>
    </>
  );
}
