import type { z } from 'zod'
import type { Problem } from '@/lib/federation/result'

/** What is wrong with one JSON case, field by field. */
export function invalidCase(error: z.ZodError): Problem {
  const [issue] = error.issues
  const field = issue?.path.join('.') ?? ''
  return {
    code: 'input-invalid',
    title: 'The case does not have the expected shape.',
    detail: issue ? `${field === '' ? 'The case' : field}: ${issue.message}` : 'It cannot be read.',
    hint: 'Run the command with --help for the shape.',
    retryable: false,
  }
}
