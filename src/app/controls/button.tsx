// The button: primary, normal or quiet.
import type { ComponentProps } from 'react';
import './button.css';

type Weight = 'primary' | 'normal' | 'quiet';

export function Button({
  weight = 'normal',
  className = '',
  ...rest
}: ComponentProps<'button'> & { weight?: Weight }) {
  return <button type="button" className={`button button-${weight} ${className}`.trim()} {...rest} />;
}
