import { describe, expect, it } from 'vitest'
import { fillBody, fillPath, learn, valueAt } from './fill'
import { fact, type Plan } from './model'
import { neededRights, shownRequests } from './show'
import { undoSteps } from './undo'

const needs = { permission: 'P', role: 'R' }

const PLAN: Plan = {
  title: 'A plan',
  requests: [
    {
      id: 'group',
      title: 'Group',
      service: 'arm',
      method: 'PUT',
      path: '/groups/g?api-version=1',
      body: { location: 'x' },
      exists: { path: '/groups/g?api-version=1', whenThere: 'skip' },
      undo: {
        title: 'Delete group',
        method: 'DELETE',
        path: '/groups/g?api-version=1',
        onlyIfEmpty: '/groups/g/resources?api-version=1',
      },
      needs,
    },
    {
      id: 'publish',
      title: 'Upload',
      service: 'publish',
      method: 'PUT',
      path: 'https://a.example/oidc',
      account: 'a',
      container: 'oidc',
      files: [{ path: 'openid/v1/jwks', text: '{"keys":[]}' }],
      sas: 'signature',
      needs,
    },
    {
      id: 'grant',
      title: 'Grant',
      service: 'graph',
      method: 'POST',
      path: '/servicePrincipals/{principal}/appRoleAssignments',
      body: { principalId: fact('principal'), note: '{principal}' },
      undo: {
        title: 'Take back',
        method: 'DELETE',
        path: '/servicePrincipals/{principal}/x/{grant}',
      },
      needs: { permission: 'Graph', role: 'Admin' },
    },
  ],
}

describe('filling', () => {
  it('encodes what goes into a path and leaves unknown places to be seen', () => {
    expect(fillPath("/a(b='{one}')/{two}?c={three-3}", { one: "x'/../y", 'three-3': 'z&w' })).toBe(
      "/a(b='x'%2F..%2Fy')/{two}?c=z%26w",
    )
  })

  it('puts facts into bodies by reference only: the same text typed by a person stays text', () => {
    const body = { a: [fact('one')], b: '{one}', c: { d: fact('two'), e: null, f: 1 } }
    expect(fillBody(body, { one: '1' })).toEqual({
      a: ['1'],
      b: '{one}',
      c: { d: '{two}', e: null, f: 1 },
    })
  })

  it('reads an answer by place, and names the first place that is missing', () => {
    const answer = { properties: { clientId: 'c', empty: '' } }
    expect(valueAt(answer, 'properties.clientId')).toBe('c')
    expect(valueAt(answer, 'properties.toString')).toBeUndefined()
    expect(learn([{ name: 'client', at: 'properties.clientId' }], answer)).toEqual({
      facts: { client: 'c' },
    })
    expect(learn([{ name: 'e', at: 'properties.empty' }], answer)).toEqual({
      missing: 'properties.empty',
    })
  })
})

describe('what a person sees', () => {
  it('is every request with its full address, its sender and its body', () => {
    expect(
      shownRequests(PLAN, 'usgov').map(({ lines, sender, skippable }) => [
        lines,
        sender,
        skippable,
      ]),
    ).toEqual([
      [
        [{ method: 'PUT', url: 'https://management.usgovcloudapi.net/groups/g?api-version=1' }],
        'page',
        true,
      ],
      [[{ method: 'PUT', url: 'https://a.example/oidc/openid/v1/jwks?…' }], 'server', false],
      [
        [
          {
            method: 'POST',
            url: 'https://graph.microsoft.us/v1.0/servicePrincipals/{principal}/appRoleAssignments',
          },
        ],
        'page',
        false,
      ],
    ])
    const [, upload, grant] = shownRequests(PLAN, 'public', { principal: 'p-1' })
    expect(upload?.body).toBe('openid/v1/jwks\n{"keys":[]}')
    expect(grant?.lines[0]?.url).toBe(
      'https://graph.microsoft.com/v1.0/servicePrincipals/p-1/appRoleAssignments',
    )
    expect(JSON.parse(grant?.body ?? '')).toEqual({ principalId: 'p-1', note: '{principal}' })
  })

  it('names each right once', () => {
    expect(neededRights(PLAN)).toEqual([needs, { permission: 'Graph', role: 'Admin' }])
  })
})

describe('the tear-down', () => {
  it('goes backwards over what the run made, and nothing else', () => {
    expect(undoSteps(PLAN, new Set(['grant']), { principal: 'p', grant: 'g' })).toEqual([
      {
        id: 'grant',
        title: 'Take back',
        service: 'graph',
        method: 'DELETE',
        path: '/servicePrincipals/p/x/g',
      },
    ])
    const all = new Set(['group', 'publish', 'grant'])
    const ids = (facts: Record<string, string>) => undoSteps(PLAN, all, facts).map(({ id }) => id)
    expect(ids({ principal: 'p', grant: 'g' })).toEqual(['grant', 'group'])
    // An answer that was lost: there is no address to send to.
    expect(ids({ principal: 'p' })).toEqual(['group'])
    expect(undoSteps(PLAN, new Set(['group']), {})[0]?.onlyIfEmpty).toBe(
      '/groups/g/resources?api-version=1',
    )
  })
})
