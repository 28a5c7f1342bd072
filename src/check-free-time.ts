import { checkFreeTime } from './diary/index.js';
import { runCommand } from './platform/command.js';
import { loadConfig } from './platform/config.js';
import { openDataSource } from './platform/database.js';
import { withExistingDatabase } from './platform/reach-database.js';

await runCommand(async () => {
  const { diaries, different } = await withExistingDatabase(loadConfig(), async (url) => {
    const source = await openDataSource({ url, connections: 1 }, []);
    return checkFreeTime(source).finally(() => source.destroy());
  });
  if (different.length > 0) {
    throw new Error(
      `The free time of ${different.length} of ${diaries} diaries differs from a rebuild:\n${different.join('\n')}`,
    );
  }
  console.log(`${diaries} diaries, and the free time of each is what a rebuild makes of it.`);
});
