/**
 * What a colour may say. `info` means unknown, partial or not checked and is purple; it never stands
 * for success. Every use of a tone also carries an icon or a word.
 */
export type Tone = 'ok' | 'warn' | 'err' | 'info' | 'neutral'
