import { type ClassValue, clsx } from 'clsx'
import { createTailwindMerge } from 'tailwind-merge'

const isColour = (value: string) =>
  /^(?:text|bg|surface|sunken|border|strong|accent|on-accent|ok|warn|err|info|focus)(?:-\d|-bg)?(?:\/\d+)?$/.test(
    value,
  ) || /^(?:text-2|text-3|transparent|current|inherit)$/.test(value)
const isLength = (value: string) =>
  /^(?:\d+(?:\.\d+)?|px|auto|full|\d+\/\d+|\[.+\]|\(.+\))$/.test(value)
const any = (value: string) => value !== ''

/** Which classes set the same property. The whole of Tailwind is 8 kB gz, these are what the parts of this app override. */
const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  separator: ':',
  theme: {},
  classGroups: {
    display: [
      'block',
      'inline-block',
      'inline',
      'flex',
      'inline-flex',
      'grid',
      'inline-grid',
      'contents',
      'hidden',
      'table',
    ],
    position: ['static', 'fixed', 'absolute', 'relative', 'sticky'],
    size: [{ size: [isLength] }],
    w: [{ w: [any] }],
    h: [{ h: [any] }],
    'min-w': [{ 'min-w': [any] }],
    'max-w': [{ 'max-w': [any] }],
    'min-h': [{ 'min-h': [any] }],
    'max-h': [{ 'max-h': [any] }],
    p: [{ p: [isLength] }],
    px: [{ px: [isLength] }],
    py: [{ py: [isLength] }],
    pt: [{ pt: [isLength] }],
    pr: [{ pr: [isLength] }],
    pb: [{ pb: [isLength] }],
    pl: [{ pl: [isLength] }],
    m: [{ m: [isLength] }],
    mx: [{ mx: [isLength] }],
    my: [{ my: [isLength] }],
    mt: [{ mt: [isLength] }],
    mr: [{ mr: [isLength] }],
    mb: [{ mb: [isLength] }],
    ml: [{ ml: [isLength] }],
    gap: [{ gap: [isLength] }],
    shrink: [{ shrink: ['', isLength] }],
    'font-size': [{ text: ['xs', 'sm', 'base', 'lg', 'xl', '2xl'] }],
    'text-align': [{ text: ['left', 'center', 'right', 'start', 'end'] }],
    'text-colour': [{ text: [isColour] }],
    'font-weight': [{ font: ['normal', 'medium', 'semibold', 'bold'] }],
    'font-family': [{ font: ['sans', 'mono'] }],
    ground: [{ bg: [isColour] }],
    'border-colour': [{ border: [isColour] }],
    'border-l-colour': [{ 'border-l': [isColour] }],
    whitespace: [{ whitespace: [any] }],
    rounded: [{ rounded: ['', any] }],
    leading: [{ leading: [any] }],
    overflow: [{ overflow: [any] }],
    items: [{ items: [any] }],
    justify: [{ justify: [any] }],
    self: [{ self: [any] }],
    align: [{ align: [any] }],
  },
  conflictingClassGroups: {
    size: ['w', 'h'],
    p: ['px', 'py', 'pt', 'pr', 'pb', 'pl'],
    px: ['pr', 'pl'],
    py: ['pt', 'pb'],
    m: ['mx', 'my', 'mt', 'mr', 'mb', 'ml'],
    mx: ['mr', 'ml'],
    my: ['mt', 'mb'],
    'font-size': ['leading'],
    'border-colour': ['border-l-colour'],
  },
  conflictingClassGroupModifiers: {},
  postfixLookupClassGroups: [],
  orderSensitiveModifiers: [],
}))

/**
 * Joins class names; of two that set the same property the later wins. Only the properties listed above
 * are known: add one when a part starts to override it.
 */
export function cn(...values: ClassValue[]): string {
  return merge(clsx(values))
}
