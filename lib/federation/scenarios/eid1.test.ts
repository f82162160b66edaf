import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeEid1, decodeGuid, encodeEid1, encodeGuid } from './eid1'

// Vectors of tokens published by Azure DevOps users; the second is the Azure DevOps application.
const VECTORS = [
  ['ff882432-09b0-437b-bd22-ca13c0037ded', 'MiSI_7AJe0O9IsoTwAN97Q'],
  ['499b84ac-1321-427f-aa17-267ca6975798', 'rISbSSETf0KqFyZ8ppdXmA'],
  ['975f013f-7f24-47e8-a7d3-abc4752bf346', 'PwFflyR_6Een06vEdSvzRg'],
  ['5b404cf4-a79d-4cfe-b866-24bf8e1a4921', '9ExAW52n_ky4ZiS_jhpJIQ'],
  ['9d8f559b-5984-46a4-902a-ad4271e83efa', 'm1WPnYRZpEaQKq1Cceg--g'],
  ['58e835ab-2e39-46a9-b797-accce6633447', 'qzXoWDkuqUa3l6zM5mM0Rw'],
] as const

describe('ids inside /eid1/ subjects', () => {
  it.each(VECTORS)('%s is %s', (guid, text) => {
    expect(encodeGuid(guid)).toBe(text)
    expect(encodeGuid(guid.toUpperCase())).toBe(text)
    expect(decodeGuid(text)).toBe(guid)
  })

  it('refuses what is no id', () => {
    expect(encodeGuid('499b84ac')).toBeUndefined()
    expect(decodeGuid('rISbSSETf0KqFyZ8ppdXm')).toBeUndefined()
    // Unused bits of the last character are set: another text for the same bytes.
    expect(decodeGuid('rISbSSETf0KqFyZ8ppdXmB')).toBeUndefined()
    // The script mistake: the text of the id instead of its bytes.
    expect(decodeGuid(btoa('499b84ac-1321-427f-aa17-267ca6975798'))).toBeUndefined()
  })

  it('round trips', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.uuid(),
        fc.stringMatching(/^[\w/-]{1,60}$/),
        (tenantId, appId, rest) => {
          const subject = encodeEid1({ tenantId, appId, rest }) ?? ''
          expect(decodeEid1(subject)).toEqual({ tenantId, appId, rest })
        },
      ),
      { seed: 3, numRuns: 200 },
    )
  })
})

describe('decodeEid1', () => {
  it('reads a service connection', () => {
    expect(
      decodeEid1('/eid1/c/pub/t/MiSI_7AJe0O9IsoTwAN97Q/a/rISbSSETf0KqFyZ8ppdXmA/sc/org/connection'),
    ).toEqual({
      tenantId: 'ff882432-09b0-437b-bd22-ca13c0037ded',
      appId: '499b84ac-1321-427f-aa17-267ca6975798',
      rest: 'sc/org/connection',
    })
    expect(decodeEid1('/eid1/c/pub/t/x/a/y/z')).toBeUndefined()
    expect(encodeEid1({ tenantId: 'x', appId: 'y', rest: 'z' })).toBeUndefined()
  })
})
