import { parseAllDocuments } from 'yaml'

interface Manifest {
  readonly apiVersion?: string
  readonly kind?: string
  readonly [member: string]: unknown
}

/** The documents of a YAML text as Kubernetes reads it; throws on any error or warning. */
export function documents(text: string): readonly Manifest[] {
  return parseAllDocuments(text, { version: '1.1' }).map((document) => {
    const [complaint] = [...document.errors, ...document.warnings]
    if (complaint) throw complaint
    return document.toJS() as Manifest
  })
}
