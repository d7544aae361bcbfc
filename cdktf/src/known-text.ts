/**
 * Whether a text means what it says: it has neither tokens nor expressions in it.
 *
 * A token for a number that was put into a text stands there as a number of almost 300 digits.
 */
export const isKnownText = (text: string): boolean => !/[$%#@]\{|e\+\d{3}/.test(text);

/** Terraform composes letters and their marks: lengths depend on that. */
export const asTerraformHas = (text: string): string =>
  /[\u0300-\uffff]/.test(text) ? text.normalize('NFC') : text;
