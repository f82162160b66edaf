import type { Recipe } from './model'
import { prettyJson } from './quote'
import { writeRequest } from './request'

/** The request itself, as Graph or ARM takes it. */
export const raw: Recipe = {
  id: 'raw',
  title: 'Request',
  language: 'http',
  source: 'https://learn.microsoft.com/graph/api/federatedidentitycredential-update',
  render: (input) => {
    const { method, url, body } = writeRequest(input)
    return `${method} ${url}\nContent-Type: application/json\n\n${prettyJson(body)}`
  },
}
