import { twMerge } from 'tailwind-merge'
import { describe, expect, it } from 'vitest'
import { cn } from './cn'

describe('cn', () => {
  it('joins, and leaves out what is not set', () => {
    expect(cn('flex', false, undefined, ['gap-2'])).toBe('flex gap-2')
  })

  it.each([
    'h-8 px-3 text-base aspect-square px-0',
    'px-2.5 pr-8 pl-8',
    'pl-8 pr-8 px-2',
    'size-4 shrink-0 text-ok size-5',
    'size-4 shrink-0 size-3.5 mt-0.5',
    'block h-3 rounded-sm my-1 h-6 w-12',
    'border-strong bg-bg text-text border-accent bg-accent-bg text-accent',
    'border border-transparent px-2 border-border bg-bg font-medium text-text',
    'border-b border-l-2 border-l-transparent border-border border-l-accent',
    'text-text-2 text-sm text-text text-lg',
    'font-mono text-sm font-medium',
    'text-center text-xs text-text-3',
    'hover:bg-surface bg-bg hover:bg-accent-bg bg-accent-bg',
    'aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
    'text-ok border-ok/40 border-err/40',
    'max-w-80 max-w-[calc(100vw-1rem)] w-80 w-[min(30rem,100vw)]',
    'shrink-0 min-w-0 shrink font-normal',
    'inline-flex min-w-0 flex text-sm',
    'pointer-coarse:min-h-11 pointer-coarse:min-w-11 min-h-8',
    'whitespace-nowrap whitespace-normal',
    'leading-none text-xs',
    'text-xs leading-none',
    'rounded-md rounded-sm overflow-hidden overflow-y-auto overflow-auto',
  ])('agrees with the whole of Tailwind on "%s"', (classes) => {
    expect(cn(classes)).toBe(twMerge(classes))
  })
})
