'use client'

import type { VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { buttonClass } from './button-class'
import { cn } from './cn'
import { Tooltip } from './tooltip'

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

export { buttonClass }

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
