/* Logarithms and powers: series after a reduction of the range, exact to the last bit but one of a float. */

#include "kernel.h"

typedef double f64;

static f64 power_of_two(int exponent) {
  u64 bits = (u64)(exponent + 1023) << 52;
  f64 value;
  COPY(&value, &bits, 8);
  return value;
}

#define WHOLE 2048 /* whole numbers below have their logarithms ready: most of what is asked for are counts */

static f32 ready[WHOLE];

/* ln(m 2^e) = e ln 2 + 2 atanh((m - 1) / (m + 1)), with m between the root of 1/2 and that of 2. */
static f32 logarithm(f32 value) {
  f64 x = 1.0 + (f64)value;
  u64 bits;
  COPY(&bits, &x, 8);
  int exponent = (int)(bits >> 52) - 1023;
  bits = (bits & 0x000fffffffffffffull) | 0x3ff0000000000000ull;
  f64 m;
  COPY(&m, &bits, 8);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    exponent++;
  }
  f64 s = (m - 1) / (m + 1), q = s * s;
  f64 series = 1 + q * (1 / 3.0 + q * (1 / 5.0 + q * (1 / 7.0 + q * (1 / 9.0 + q * (1 / 11.0)))));
  return (f32)(exponent * 0.6931471805599453 + 2 * s * series);
}

void logarithms(void) {
  for (u32 i = 0; i < WHOLE; i++) ready[i] = logarithm((f32)i);
}

f32 log1p(f32 value) {
  if (!(value < WHOLE)) return logarithm(value);
  u32 whole = (u32)value;
  return (f32)whole == value ? ready[whole] : logarithm(value);
}

/* e^x = 2^n e^r, with r between minus and plus half of ln 2. */
f32 exp(f32 value) {
  f64 x = value;
  int n = (int)(x * 1.4426950408889634 + (x < 0 ? -0.5 : 0.5));
  f64 r = x - n * 0.6931471805599453;
  f64 sum = 1 + r / 9;
  sum = 1 + r * (1 / 8.0) * sum;
  sum = 1 + r * (1 / 7.0) * sum;
  sum = 1 + r * (1 / 6.0) * sum;
  sum = 1 + r * (1 / 5.0) * sum;
  sum = 1 + r * (1 / 4.0) * sum;
  sum = 1 + r * (1 / 3.0) * sum;
  sum = 1 + r * (1 / 2.0) * sum;
  sum = 1 + r * sum;
  return (f32)(sum * power_of_two(n));
}

f32 sqrt(f32 value) { return __builtin_sqrtf(value); }

/* tanh x = (e^2x - 1) / (e^2x + 1), and e^2x = 2^n e^r with r between minus and plus half of ln 2: a series of eight
 * terms is exact to a float's last bits. Beyond 9 a tangent is 1 to the last bit but one. */
v128_t tanhs(v128_t values) {
  v128_t most = wasm_f32x4_splat(9.0f), one = wasm_f32x4_splat(1.0f);
  v128_t x = wasm_f32x4_max(wasm_f32x4_neg(most), wasm_f32x4_min(most, values));
  v128_t whole = wasm_f32x4_nearest(wasm_f32x4_mul(x, wasm_f32x4_splat(2.885390081777927f)));
  v128_t r = wasm_f32x4_sub(wasm_f32x4_add(x, x), wasm_f32x4_mul(whole, wasm_f32x4_splat(0.6931471805599453f)));
  v128_t sum = one;
  for (u32 n = 7; n; n--) sum = wasm_f32x4_add(one, wasm_f32x4_mul(wasm_f32x4_mul(r, sum), wasm_f32x4_splat(1.0f / n)));
  v128_t power = wasm_i32x4_shl(wasm_i32x4_add(wasm_i32x4_trunc_sat_f32x4(whole), wasm_i32x4_splat(127)), 23);
  v128_t e = wasm_f32x4_mul(sum, power);
  return wasm_f32x4_div(wasm_f32x4_sub(e, one), wasm_f32x4_add(e, one));
}
