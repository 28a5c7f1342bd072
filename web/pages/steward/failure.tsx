import { useTranslation } from 'react-i18next';

const known = ['no-answer', 'no-sign-in', 'no-tls', 'no-address', 'too-late', 'failed'] as const;

/** Why a letter did not arrive, in words where they are ours. */
export function Failure({ code }: { readonly code: string | null }) {
  const { t } = useTranslation('mail');
  if (code === null) return null;
  const ours = known.find((one) => one === code);
  return <>{ours ? t(`failures.${ours}`) : t('failures.status', { code })}</>;
}
