import { useQueryClient } from '@tanstack/react-query';
import { type Application, application as applicationQuery } from '../../api/applications.js';

/** Shows an application as the service has it now, and has lists that it is in read again. */
export function useShown(): (changed: Application) => Promise<void> {
  const queries = useQueryClient();
  return async (changed) => {
    queries.setQueryData(applicationQuery(changed.id).queryKey, changed);
    await queries.invalidateQueries({ queryKey: ['application', changed.id] });
    await queries.invalidateQueries({ queryKey: ['programme', changed.programme.id] });
  };
}
