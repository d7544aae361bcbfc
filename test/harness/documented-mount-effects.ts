import type { Outcomes } from './mount-mutations.ts';
import type { MountOutcome } from './mount-outcome.ts';

// Lambda Developer Guide, "Configuring Amazon S3 Files access" (which action opens what), S3 User Guide, "How S3 Files works
// with IAM" and "Control client access to an S3 Files file system" (an access point is kept to itself by its ARN), Service
// Authorization Reference, "Amazon S3 Files" (the actions are judged on the file system).

/** What a client was granted: ClientMount, and ClientWrite, and ClientRootAccess. */
export type Access = 'read-only' | 'read-write' | 'root';

const GRANTED: Readonly<Record<Access, MountOutcome>> = {
  'read-only': 'read-only',
  'read-write': 'read-write',
  root: 'read-write+root',
};

/** What the documented role gets. */
export const documentedOutcomes = (access: Access): Outcomes => ({
  own: GRANTED[access],
  neighbour: 'refused',
  elsewhere: 'refused',
});

const CONDITION = 'Condition ArnEquals s3files:AccessPointArn';

type Effects = Readonly<Record<string, Outcomes>>;

/** The statement on the file system's ARN with a condition, when the actions are judged on the file system. */
export const effectsOnFileSystem = (access: Access): Effects => {
  const { refused, opened } = cases(access);
  return {
    ...commonEffects(access),
    [`drop ${CONDITION}`]: opened,
    [`${CONDITION} becomes ArnNotEquals`]: { ...opened, own: 'refused' },
    [`${CONDITION} in another Region`]: refused,
    [`${CONDITION} in another account`]: refused,
    [`${CONDITION} of another file system`]: refused,
    [`${CONDITION} of another access point`]: refused,
    [`${CONDITION} of every file system`]: opened,
    [`${CONDITION} of every access point`]: opened,
    ...everyAction(access),
  };
};

/** The statement on the access point's ARN, when the actions are judged on the access point. */
export const effectsOnAccessPoint = (access: Access): Effects => {
  const { refused, opened } = cases(access);
  return {
    ...commonEffects(access),
    'Resource of another access point': refused,
    'Resource of every access point': opened,
    ...everywhere(access),
    ...everyAction(access),
  };
};

/** The statement on the access point's ARN grown to file systems: it then opens every one, however they are judged. */
export const everywhere = (access: Access): Effects => {
  const all = { ...cases(access).opened, elsewhere: GRANTED[access] };
  return { 'Resource of every file system': all, 'Resource becomes *': all };
};

const cases = (access: Access): { refused: Outcomes; opened: Outcomes } => ({
  refused: { ...documentedOutcomes(access), own: 'refused' },
  opened: { ...documentedOutcomes(access), neighbour: GRANTED[access] },
});

const commonEffects = (access: Access): Effects => {
  const { refused } = cases(access);
  const own = (outcome: MountOutcome): Outcomes => ({ ...refused, own: outcome });
  const without = (action: string, after: Outcomes): Effects => ({
    // Without its only action it is no statement.
    ...(access === 'read-only' ? {} : { [`drop Action ${action}`]: after }),
    [`Action ${action} becomes another`]: after,
  });
  return {
    'drop the statement': refused,
    'Deny it': refused,
    ...without('s3files:ClientMount', refused),
    ...(access === 'read-write' ? without('s3files:ClientWrite', own('read-only')) : {}),
    ...(access === 'root' ? without('s3files:ClientWrite', own('read-only+root')) : {}),
    ...(access === 'root' ? without('s3files:ClientRootAccess', own('read-write')) : {}),
    'Resource in another Region': refused,
    'Resource in another account': refused,
    'Resource of another file system': refused,
  };
};

/** An action that becomes `s3files:*` brings what was not granted; from root there is nothing more to have. */
const everyAction = (access: Access): Effects => {
  const granted = { 'read-only': ['Mount'], 'read-write': ['Mount', 'Write'], root: [] }[access];
  const after: Outcomes = { ...documentedOutcomes(access), own: 'read-write+root' };
  return Object.fromEntries(
    granted.map((name) => [`Action s3files:Client${name} becomes every one of the service`, after]),
  );
};
