import { cva } from 'class-variance-authority'

/** Classes of a button, for links that look like one. Usable on the server. */
export const buttonClass = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border no-underline transition-colors pointer-coarse:min-h-11 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary:
          'border-transparent bg-accent font-medium text-on-accent not-aria-disabled:hover:bg-accent/90 not-aria-disabled:active:bg-accent/80',
        secondary:
          'border-strong bg-bg text-text not-aria-disabled:hover:bg-surface not-aria-disabled:active:bg-sunken',
        ghost:
          'border-transparent bg-transparent text-text-2 not-aria-disabled:hover:bg-sunken not-aria-disabled:hover:text-text',
        danger:
          'border-err bg-bg text-err not-aria-disabled:hover:bg-err-bg not-aria-disabled:active:bg-err-bg',
      },
      size: {
        sm: 'h-7 px-2 text-sm',
        md: 'h-8 px-3 text-base',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)
