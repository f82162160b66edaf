import { Badge } from '@/components/ui/badge'
import type { JsonObject } from '@/lib/federation/assertion/model'

export interface ClaimText {
  readonly name: string
  readonly value: string
  readonly note?: string
}

/** Header or claims of a token as text: nothing in it is trusted, nothing is rendered as markup. */
export function ClaimsTable({
  caption,
  claims,
}: {
  caption: string
  claims: readonly ClaimText[]
}) {
  return (
    <table className="w-full table-fixed border-collapse text-sm">
      <caption className="pb-1 text-left font-medium">{caption}</caption>
      <tbody className="divide-y divide-border border-border border-y">
        {claims.map((claim) => (
          <tr key={claim.name}>
            <th
              scope="row"
              className="w-36 break-words py-1 pr-3 text-left align-top font-mono font-normal text-text-2"
            >
              {claim.name}
            </th>
            <td className="break-words py-1">
              <span className="break-all font-mono">{claim.value}</span>
              {claim.note !== undefined && (
                <span className="block text-text-2 text-xs">{claim.note}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What was stripped from around a token, as marks. */
export function WrapperMarks({ wrappers }: { wrappers: readonly string[] }) {
  return wrappers.map((wrapper) => (
    <Badge key={wrapper}>{wrapper.replaceAll('-', ' ')} stripped</Badge>
  ))
}

/** Turns a parsed part into rows; `describe` adds a note to a claim's name and value. */
export function claimRows(
  part: JsonObject,
  describe: (name: string, value: unknown) => string | undefined,
): ClaimText[] {
  return Object.keys(part).map((name) => {
    const value = part[name]
    const note = describe(name, value)
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return note === undefined
      ? { name, value: escapeInvisible(text) }
      : { name, value: escapeInvisible(text), note }
  })
}

/** Control and direction characters as escapes, so that a claim cannot rewrite the page around it. */
function escapeInvisible(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
