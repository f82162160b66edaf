/** Where the list of gaps stands on the overview. */
export const GAPS_ANCHOR = 'gaps'
