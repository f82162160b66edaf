import { expect, it } from 'vitest'
import { readFilling } from './filling'

it('reads what the server is started with, and stops it when a name is wrong', () => {
  expect(readFilling({ faults: [] })).toEqual({ seed: 'default', faults: [] })
  expect(readFilling({ seed: 'huge', faults: ['latency:ms=5'] })).toMatchObject({
    seed: 'huge',
    faults: [{ id: 'latency', settings: { ms: 5 } }],
  })
  expect(() => readFilling({ seed: 'hugo', faults: [] })).toThrow(/^FEDCRED_SANDBOX_SEED is "hugo"/)
  expect(() => readFilling({ faults: ['latency:ms=0'] })).toThrow(
    /^FEDCRED_SANDBOX_FAULTS: ms of the fault latency must be a whole number/,
  )
})
