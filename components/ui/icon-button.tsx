'use client'

import { Button, type ButtonProps } from './button'
import { cn } from './cn'
import { Tooltip } from './tooltip'

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  /** What the button does; read aloud and shown as a tooltip. */
  readonly label: string
  readonly tooltipSide?: 'top' | 'right' | 'bottom' | 'left'
}

/** A square button with an icon alone. The label is required. */
export function IconButton({
  label,
  tooltipSide = 'bottom',
  variant = 'ghost',
  size = 'sm',
  className,
  disabledReason,
  onClick,
  ...rest
}: IconButtonProps) {
  const reason = disabledReason === undefined ? label : `${label}: ${disabledReason}`
  return (
    <Tooltip content={reason} side={tooltipSide}>
      <Button
        aria-label={label}
        aria-disabled={disabledReason === undefined ? undefined : true}
        variant={variant}
        size={size}
        onClick={disabledReason === undefined ? onClick : undefined}
        className={cn('aspect-square px-0 pointer-coarse:min-w-11', className)}
        {...rest}
      />
    </Tooltip>
  )
}
