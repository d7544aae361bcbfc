/**
 * Whether a text means what it says: it has neither tokens nor expressions in it.
 *
 * A token for a number that was put into a text stands there as a number of almost 300 digits.
 */
export const isKnownText = (text: string): boolean => !/[$%#@]\{|e\+\d{3}/.test(text);
