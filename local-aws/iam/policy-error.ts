/** A policy document that IAM would refuse, or an element of it that is not known here. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
}

/** Runs a check of a part of a document and puts the part's name before whatever it complains about. */
export const within = <T>(part: string, check: () => T): T => {
  try {
    return check();
  } catch (error) {
    if (error instanceof PolicyError) throw new PolicyError(`${part}: ${error.message}`);
    throw error;
  }
};
