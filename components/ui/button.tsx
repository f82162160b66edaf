'use client'

import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { cn } from './cn'
import { Tooltip } from './tooltip'

/** Classes of a button, for links that look like one. */
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

export interface ButtonProps
  extends Omit<ComponentProps<'button'>, 'disabled'>,
    VariantProps<typeof buttonClass> {
  /** 16 px icon before the label. */
  readonly icon?: ReactNode
  /** Keeps the width and the focus, shows a spinner, ignores clicks. */
  readonly loading?: boolean
  /**
   * Why the action cannot be taken, and who can change that. The button stays focusable and tells the
   * reason; it is never hidden.
   */
  readonly disabledReason?: string | undefined
}

/** The one button. Disabled always means "with a reason". */
export function Button({
  variant,
  size,
  icon,
  loading = false,
  disabledReason,
  className,
  onClick,
  type = 'button',
  children,
  ...rest
}: ButtonProps) {
  const inert = loading || disabledReason !== undefined
  function handleClick(event: MouseEvent<HTMLButtonElement>) {
    if (inert) event.preventDefault()
    else onClick?.(event)
  }
  const button = (
    <button
      type={type}
      aria-disabled={inert || undefined}
      aria-busy={loading || undefined}
      onClick={handleClick}
      className={cn(buttonClass({ variant, size }), className)}
      {...rest}
    >
      {loading ? <LoaderCircle className="motion-safe:animate-spin" /> : icon}
      {children}
    </button>
  )
  return disabledReason === undefined ? (
    button
  ) : (
    <Tooltip content={disabledReason}>{button}</Tooltip>
  )
}
