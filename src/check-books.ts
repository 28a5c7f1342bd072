import { runCommand } from './platform/command.js';
import { loadConfig } from './platform/config.js';
import { openDataSource } from './platform/database.js';
import { withDatabase } from './platform/reach-database.js';
import { checkBooks } from './reports/index.js';

await runCommand(async () => {
  const checks = await withDatabase(loadConfig(), async (url) => {
    const source = await openDataSource({ url, connections: 1 }, []);
    return source.transaction(checkBooks).finally(() => source.destroy());
  });
  for (const { says, looked } of checks.filter(({ wrong }) => wrong === 0)) console.log(`${looked} looked at. ${says}`);
  const failed = checks.filter(({ wrong }) => wrong > 0);
  if (failed.length === 0) return;
  throw new Error(
    failed
      .map(({ says, looked, wrong, ids }) => `${wrong} of ${looked} fail this: ${says}\n${ids.join('\n')}`)
      .join('\n'),
  );
});
