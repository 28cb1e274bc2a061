/** How numbers are written on a diagram. */

/** 1 to 999 as they are, more as 1.2千 or 3.4万. */
export function count(n: number): string {
  if (n < 1000) return String(n);
  return n < 10_000 ? `${(n / 1000).toFixed(1)}千` : `${(n / 10_000).toFixed(1)}万`;
}

/** The two largest units: 2天3小时, 45分, 8秒. */
export function duration(seconds: number): string {
  const units: [string, number][] = [['天', 86_400], ['小时', 3600], ['分', 60], ['秒', 1]];
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0) return '不到1秒';
  const [name, size] = units[first]!;
  const whole = Math.floor(seconds / size);
  const next = units[first + 1];
  const rest = next ? Math.floor((seconds - whole * size) / next[1]) : 0;
  return `${whole}${name}${rest > 0 ? `${rest}${next![0]}` : ''}`;
}

/** 0 (cold) to 4 (hot), on a logarithmic scale, so that one extreme step does not hide the others. */
export function heat(value: number, most: number): number {
  if (most <= 0) return 0;
  return Math.min(4, Math.floor(5 * Math.log1p(value) / Math.log1p(most)));
}
