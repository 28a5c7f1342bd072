import { runCommand } from './platform/command.js';
import { loadConfig } from './platform/config.js';
import { openDataSource } from './platform/database.js';
import { withExistingDatabase } from './platform/reach-database.js';
import { checkBooks } from './reports/index.js';

await runCommand(async () => {
  const checks = await withExistingDatabase(loadConfig(), async (url) => {
    const source = await openDataSource({ url, connections: 1 }, []);
    return source.transaction(checkBooks).finally(() => source.destroy());
  });
  for (const { says, looked } of checks.filter(({ wrong }) => wrong === 0)) console.log(`${looked} looked at. ${says}`);
  const failed = checks.filter(({ wrong }) => wrong > 0);
  if (failed.length > 0) {
    const lines = failed.flatMap(({ says, looked, wrong, ids }) => [
      `${wrong} of ${looked} fail this: ${says}`,
      ...ids,
    ]);
    throw new Error([...lines, `${failed.length} of ${checks.length} checks do not hold.`].join('\n'));
  }
  console.log('All hold.');
});
