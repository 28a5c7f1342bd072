import { useTranslation } from 'react-i18next';

const steps = ['time', 'details', 'funding'] as const;

/** Where somebody is in booking: what is done carries a tick, what is now is marked for those who listen. */
export function Steps({ at }: { readonly at: (typeof steps)[number] }) {
  const { t } = useTranslation('book');
  const reached = steps.indexOf(at);
  return (
    <ol className="steps" aria-label={t('steps.label')}>
      {steps.map((step, index) => (
        <li key={step} aria-current={step === at ? 'step' : undefined} data-done={index < reached || undefined}>
          <span className="number" aria-hidden>
            {index < reached ? '✓' : index + 1}
          </span>
          {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}
