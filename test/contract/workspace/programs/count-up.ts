import { ClaimLostError, Workspace } from '../../../../workspace/src/index.ts';

// Adds one to a number in a file, over and over, under a claim that is far too short for a process that gets stopped.
const [root, goal] = process.argv.slice(2) as [string, string];
const workspace = new Workspace(root);
const current = async () =>
  (await workspace.find('count')) ? Number(await workspace.readText('count')) : 0;

const [outcomes, until] = [{ added: 0, lost: 0 }, Number(goal)];
while ((await current()) < until) {
  const claim = await workspace.claim('count', { lease: 30 });
  if (!claim) continue;
  try {
    await claim.publish('count', `${(await current()) + 1}`);
    outcomes.added++;
  } catch (error) {
    if (!(error instanceof ClaimLostError)) throw error;
    outcomes.lost++;
  }
  await claim.release();
}
process.stdout.write(JSON.stringify(outcomes));
