/** A run of characters: in both texts, only in the actual one, or only in the expected one. */
export interface DiffSegment {
  readonly kind: 'equal' | 'added' | 'removed'
  readonly text: string
}
