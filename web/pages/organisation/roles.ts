import type { TFunction } from 'i18next';

export const roles = ['member', 'booker', 'finance', 'admin'] as const;
export type Role = (typeof roles)[number];

/** To choose from, each with what it may do. */
export function rolesOf(t: TFunction<'organisation'>) {
  return roles.map((role) => ({ value: role, label: t(`roles.${role}`) }));
}
