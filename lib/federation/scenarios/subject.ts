import { fail, ok, type Result } from '../result'
import type { SubjectField, SubjectParts, SubjectTemplate } from './model'

/** Longest subject that a credential can hold (Graph and ARM). */
const SUBJECT_LENGTH_MAX = 600

type Piece = { readonly literal: string } | { readonly field: SubjectField }

/**
 * Builds the subject of a template from its named parts. Fails with the field that is missing or does
 * not fit, or when the subject is longer than 600 characters.
 */
export function buildSubject(template: SubjectTemplate, parts: SubjectParts): Result<string> {
  let subject = ''
  for (const piece of piecesOf(template)) {
    if ('literal' in piece) {
      subject += piece.literal
      continue
    }
    const { name, pattern, help } = piece.field
    const value = parts[name] ?? ''
    if (!pattern.test(value)) {
      return fail({
        code: 'subject-field-invalid',
        title: value === '' ? `${name} is missing.` : `${name} does not have the right form.`,
        detail: help,
        evidence: [{ field: name, expected: piece.field.example, actual: value }],
      })
    }
    subject += value
  }
  if (subject.length > SUBJECT_LENGTH_MAX) {
    return fail({
      code: 'subject-too-long',
      title: 'The subject is too long.',
      detail: `It has ${subject.length} characters; a credential holds at most ${SUBJECT_LENGTH_MAX}.`,
    })
  }
  return ok(subject)
}

/**
 * Splits a subject into the named parts of a template, or answers undefined when it does not fit.
 * Where several splits fit, each part is as short as it can be. Work is bounded by the length limit.
 */
export function parseSubject(template: SubjectTemplate, subject: string): SubjectParts | undefined {
  if (subject.length > SUBJECT_LENGTH_MAX) return undefined
  const made = piecesOf(template)
  const parts: Record<string, string> = {}
  const dead = new Set<string>()

  function read(piece: number, at: number): boolean {
    const current = made[piece]
    if (current === undefined) return at === subject.length
    if ('literal' in current) {
      return subject.startsWith(current.literal, at) && read(piece + 1, at + current.literal.length)
    }
    const state = `${piece}:${at}`
    if (dead.has(state)) return false
    for (const end of endsOf(made[piece + 1], at)) {
      const value = subject.slice(at, end)
      if (current.field.pattern.test(value) && read(piece + 1, end)) {
        parts[current.field.name] = value
        return true
      }
    }
    dead.add(state)
    return false
  }

  /** Places where a field may end: before the next literal, or at the end of the subject. */
  function* endsOf(next: Piece | undefined, at: number): Generator<number> {
    if (next === undefined || !('literal' in next)) {
      yield subject.length
      return
    }
    let end = subject.indexOf(next.literal, at)
    while (end >= 0) {
      yield end
      end = subject.indexOf(next.literal, end + 1)
    }
  }

  if (!read(0, 0)) return undefined
  return Object.fromEntries(template.fields.map(({ name }) => [name, parts[name] ?? '']))
}

/** Number of literal characters: the measure of how specific a template is. */
export function literalLength(template: SubjectTemplate): number {
  return piecesOf(template).reduce(
    (sum, piece) => sum + ('literal' in piece ? piece.literal.length : 0),
    0,
  )
}

/** Braces stand for a field only around the name of one: `{{uuid}}` is a field between braces. */
function piecesOf(template: SubjectTemplate): readonly Piece[] {
  const known = pieces.get(template)
  if (known) return known
  const made: Piece[] = []
  for (const [index, text] of template.template.split(/\{([A-Za-z0-9]{1,40})\}/u).entries()) {
    if (index % 2 === 0) {
      if (text !== '') made.push({ literal: text })
      continue
    }
    const field = template.fields.find(({ name }) => name === text)
    if (!field) throw new Error(`Template ${template.id} names an unknown field ${text}.`)
    made.push({ field })
  }
  pieces.set(template, made)
  return made
}

const pieces = new WeakMap<SubjectTemplate, readonly Piece[]>()
