/* How likely each block is to be body: a small network over the features of the page.
 *
 *     64 numbers of each block, from its own features
 *     48 numbers from those of five blocks in reading order
 *     32 numbers from those of five blocks and of the means over each block's siblings: a first answer
 *     24 numbers from these and from where the first answers lie on the page: the answer
 *
 * kronik.recover.roles.model has the reasons; models/body.npz and joined.npz have the weights, which are handed over.
 */

#include "blocks.h"

#define OWN 64
#define NEAR 48
#define FAR 32
#define SPREAD 9
#define LAST 24
#define SIDE 2 /* blocks to either side that a layer sees */
#define BESIDE (2 * SIDE + 1)
#define SEEN (FAR + NEAR)
#define DENSITIES 3

static const i32 DENSITY[DENSITIES] = {3, 8, 20}; /* blocks to either side over which the body's density is taken */
#define HEAVIEST 600 /* characters beyond which a block weighs no more */

typedef f32 Four __attribute__((vector_size(16)));

static struct {
  f32 *W1, *b1, *W2, *b2, *W3, *b3, *W4, *b4, *W5, *b5, *W6, *b6;
} w;

/* Numbers of a row that are not 0, and their places: after a relu half of them are. */
typedef struct {
  f32 *values;
  u32 *places, count;
} Row;

/* The bytes of four numbers of which those with a bit in `kept` come first. */
static v128_t gathered(u32 kept) {
  u32 places[4], count = 0;
  for (u32 k = 0; k < 4; k++)
    if (kept >> k & 1) places[count++] = k * 0x04040404 + 0x03020100;
  while (count < 4) places[count++] = 0;
  v128_t all;
  COPY(&all, places, sizeof all);
  return all;
}

static v128_t order[16]; /* that of each `kept`, made once */

/* A matrix in stripes of 16 columns, each of which stays in the processor's nearest memory while all blocks pass. */
#define STRIPE 16

static void stripe(f32 *to, const f32 *from, u32 rows, u32 width) {
  for (u32 column = 0; column < width; column += STRIPE)
    for (u32 row = 0; row < rows; row++, to += STRIPE) COPY(to, from + row * width + column, STRIPE * sizeof(f32));
}

/* The weights as floats, in the order of their layers, each matrix before its biases. */
void learn_weights(Text given) {
  const struct {
    f32 **at;
    u32 rows, width;
  } PARTS[] = {{&w.W1, FEATURES, OWN},         {&w.b1, 1, OWN},  {&w.W2, BESIDE * OWN, NEAR}, {&w.b2, 1, NEAR},
               {&w.W3, BESIDE * 2 * NEAR, FAR}, {&w.b3, 1, FAR},  {&w.W4, 1, SEEN},            {&w.b4, 1, 1},
               {&w.W5, 1, (SEEN + SPREAD) * LAST}, {&w.b5, 1, LAST}, {&w.W6, 1, LAST},         {&w.b6, 1, 1}};
  for (u32 n = 0; n < sizeof PARTS / sizeof *PARTS; n++) {
    u32 bytes = PARTS[n].rows * PARTS[n].width * sizeof(f32);
    if (bytes > given.size) __builtin_trap();
    f32 *given_at = take(bytes), *stays = keep(bytes);
    COPY(given_at, given.at, bytes); /* aligned */
    if (PARTS[n].rows > 1) stripe(stays, given_at, PARTS[n].rows, PARTS[n].width);
    else COPY(stays, given_at, bytes);
    *PARTS[n].at = stays;
    given = from(given, bytes);
  }
  if (given.size) __builtin_trap();
  for (u32 kept = 0; kept < 16; kept++) order[kept] = gathered(kept);
}

/* ---- layers ------------------------------------------------------------------------------------------------ */

/* Add to 16 sums a row times a stripe of a matrix. */
static inline void times(Four sums[4], Row row, const f32 *stripe) {
  for (u32 i = 0; i < row.count; i++) {
    const Four *of = (const Four *)(stripe + row.places[i] * STRIPE);
    Four factor = {row.values[i], row.values[i], row.values[i], row.values[i]};
    sums[0] += factor * of[0];
    sums[1] += factor * of[1];
    sums[2] += factor * of[2];
    sums[3] += factor * of[3];
  }
}

/* Numbers as a relu leaves them: what is not above 0 is 0. */
static void relu(f32 *row, u32 size) {
  for (u32 i = 0; i < size; i += 4) {
    v128_t of = wasm_v128_load(row + i);
    wasm_v128_store(row + i, wasm_v128_and(of, wasm_f32x4_gt(of, wasm_f32x4_splat(0))));
  }
}

/* The numbers of a row that are above 0, as a relu leaves them, or below; looked at four at a time. */
static Row some(const f32 *row, u32 size) {
  f32 values[FEATURES + 4];
  u32 places[FEATURES + 4], count = 0, at = 0;
  v128_t zero = wasm_f32x4_splat(0), four = wasm_i32x4_make(0, 1, 2, 3);
  for (; at + 4 <= size; at += 4, four = wasm_i32x4_add(four, wasm_i32x4_splat(4))) {
    v128_t of = wasm_v128_load(row + at);
    u32 kept = wasm_i32x4_bitmask(wasm_f32x4_ne(of, zero));
    if (!kept) continue;
    wasm_v128_store(values + count, wasm_i8x16_swizzle(of, order[kept]));
    wasm_v128_store(places + count, wasm_i8x16_swizzle(four, order[kept]));
    count += (u32)__builtin_popcount(kept);
  }
  for (; at < size; at++)
    if (row[at] != 0) {
      values[count] = row[at];
      places[count++] = at;
    }
  Row made = {take(count * sizeof(f32)), take(count * sizeof(u32)), count};
  for (u32 i = 0; i < count; i += 4) { /* what is taken holds multiples of 16 bytes */
    wasm_v128_store(made.values + i, wasm_v128_load(values + i));
    wasm_v128_store(made.places + i, wasm_v128_load(places + i));
  }
  return made;
}

/* Multiply each row, with those of the blocks before and after beside it, by a matrix, and add the biases. */
static void around(f32 *out, u32 step, const Row *rows, u32 n, u32 size, const f32 *matrix, const f32 *biases,
                   u32 width) {
  for (u32 column = 0; column < width; column += STRIPE, matrix += BESIDE * size * STRIPE)
    for (u32 i = 0; i < n; i++) {
      Four sums[4];
      COPY(sums, biases + column, sizeof sums);
      for (u32 k = 0; k < BESIDE; k++)
        if (i + k >= SIDE && i + k < n + SIDE) times(sums, rows[i + k - SIDE], matrix + k * size * STRIPE);
      COPY(out + i * step + column, sums, sizeof sums);
    }
}

/* Add to what `around` gave for each block the means of the five blocks' groups, times the second half of W3. What a
 * group gives in each of the five places is made once for all its blocks. */
static void add_means(f32 *out, const Row *means, u32 groups, const u32 *which, u32 n) {
  const f32 *matrix = w.W3 + NEAR * STRIPE;
  Four(*made)[BESIDE][STRIPE / 4] = take(groups * sizeof *made);
  for (u32 column = 0; column < FAR; column += STRIPE, matrix += BESIDE * 2 * NEAR * STRIPE) {
    CLEAR(made, groups * sizeof *made);
    for (u32 k = 0; k < BESIDE; k++)
      for (u32 group = 0; group < groups; group++) times(made[group][k], means[group], matrix + k * 2 * NEAR * STRIPE);
    for (u32 i = 0; i < n; i++) {
      Four *sums = (Four *)(out + i * SEEN + column);
      for (u32 k = 0; k < BESIDE; k++)
        if (i + k >= SIDE && i + k < n + SIDE)
          for (u32 four = 0; four < STRIPE / 4; four++) sums[four] += made[which[i + k - SIDE]][k][four];
    }
  }
}

/* Add to the last layer's sums a row times a matrix that is small enough as it is. */
static void times_last(Four sums[LAST / 4], Row row, const f32 *matrix) {
  for (u32 i = 0; i < row.count; i++) {
    Four factor = {row.values[i], row.values[i], row.values[i], row.values[i]};
    const Four *of = (const Four *)(matrix + row.places[i] * LAST);
    for (u32 k = 0; k < LAST / 4; k++) sums[k] += factor * of[k];
  }
}

static f32 dot(const f32 *a, const f32 *b, u32 size) {
  Four sum = {0, 0, 0, 0};
  for (u32 i = 0; i < size; i += 4) sum += *(const Four *)(a + i) * *(const Four *)(b + i);
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

static f32 within(f32 value, f32 most) { return value < -most ? -most : value > most ? most : value; }

static f32 sigmoid(f32 logit) { return 1 / (1 + exp(-within(logit, 30))); }

/* Number the groups of the blocks from 0 in the order in which they come, and say how many there are. */
static u32 number_groups(const u32 *groups, u32 n, u32 *which) {
  u32 most = 0, count = 0;
  for (u32 i = 0; i < n; i++)
    if (groups[i] > most) most = groups[i];
  u32 *seen = take((most + 1) * sizeof(u32));
  CLEAR(seen, (most + 1) * sizeof(u32));
  for (u32 i = 0; i < n; i++) {
    if (!seen[groups[i]]) seen[groups[i]] = ++count;
    which[i] = seen[groups[i]] - 1;
  }
  return count;
}

static f32 *zeros(u32 count) {
  f32 *at = take(count * sizeof(f32));
  CLEAR(at, count * sizeof(f32));
  return at;
}

/* Where each block stands to the likely body of the whole page. */
static void spread(f32 *out, const f32 *shares, const f32 *sizes, u32 n, const u32 *which, u32 groups) {
  f32 *mass = zeros(n), *masses = zeros(n + 1), *lengths = zeros(n + 1);
  f32 *of_group = zeros(groups), *size_of_group = zeros(groups);
  f32 centre = 0, width = 0;
  for (u32 i = 0; i < n; i++) {
    f32 size = sizes[i] < HEAVIEST ? sizes[i] : HEAVIEST;
    mass[i] = shares[i] * size;
    masses[i + 1] = masses[i] + mass[i];
    lengths[i + 1] = lengths[i] + size;
    of_group[which[i]] += mass[i];
    size_of_group[which[i]] += size;
    centre += mass[i] * i;
  }
  f32 total = masses[n] + 1;
  centre /= total;
  for (u32 i = 0; i < n; i++) width += mass[i] * (i - centre) * (i - centre);
  width = sqrt(width / total + 1);
  f32 weight = log1p(total - 1) / 8;
  for (u32 i = 0; i < n; i++, out += SPREAD) {
    f32 before = masses[i] / total, after = 1 - before - mass[i] / total;
    out[0] = before;
    out[1] = after > 0 ? after : 0;
    for (u32 k = 0; k < DENSITIES; k++) {
      u32 start = (i32)i > DENSITY[k] ? i - DENSITY[k] : 0, end = i + DENSITY[k] + 1 < n ? i + DENSITY[k] + 1 : n;
      out[2 + k] = (masses[end] - masses[start]) / (lengths[end] - lengths[start] + 30);
    }
    out[5] = of_group[which[i]] / (size_of_group[which[i]] + 30);
    f32 off = (i - centre) / (width + 2);
    out[6] = within(off, 4) / 2;
    out[7] = within(off < 0 ? -off : off, 4) / 2;
    out[8] = weight;
  }
}

/* ---- the network ------------------------------------------------------------------------------------------- */

f32 *network(const f32 *features, const u32 *groups, const f32 *sizes, u32 n) {
  Row *own = take(n * sizeof(Row));
  f32 *seen = take(n * SEEN * sizeof(f32)), *first = zeros(n), *shares = zeros(n), *places = zeros(n * SPREAD);
  u32 *which = take(n * sizeof(u32)), count = number_groups(groups, n, which);
  for (u32 i = 0; i < n; i++) {
    f32 row[OWN];
    u32 mark = taken();
    Row given = some(features + i * FEATURES, FEATURES);
    for (u32 column = 0; column < OWN; column += STRIPE) {
      Four sums[4];
      COPY(sums, w.b1 + column, sizeof sums);
      times(sums, given, w.W1 + column * FEATURES);
      COPY(row + column, sums, sizeof sums);
    }
    give_back(mark);
    relu(row, OWN);
    own[i] = some(row, OWN);
  }
  around(seen + FAR, SEEN, own, n, OWN, w.W2, w.b2, NEAR);
  f32 *sums = zeros(count * NEAR), *members = zeros(count);
  Row *near = take(n * sizeof(Row)), *means = take(count * sizeof(Row));
  for (u32 i = 0; i < n; i++) {
    f32 *row = seen + i * SEEN + FAR, *sum = sums + which[i] * NEAR;
    relu(row, NEAR);
    near[i] = some(row, NEAR);
    for (u32 k = 0; k < NEAR; k += 4) *(Four *)(sum + k) += *(Four *)(row + k);
    members[which[i]]++;
  }
  for (u32 group = 0; group < count; group++) {
    for (u32 k = 0; k < NEAR; k++) sums[group * NEAR + k] /= members[group];
    means[group] = some(sums + group * NEAR, NEAR);
  }
  around(seen, SEEN, near, n, 2 * NEAR, w.W3, w.b3, FAR);
  add_means(seen, means, count, which, n);
  for (u32 i = 0; i < n; i++) {
    relu(seen + i * SEEN, FAR);
    first[i] = dot(seen + i * SEEN, w.W4, SEEN) + *w.b4;
    shares[i] = sigmoid(first[i]);
  }
  spread(places, shares, sizes, n, which, count);
  for (u32 i = 0; i < n; i++) {
    Four last[LAST / 4];
    u32 mark = taken();
    COPY(last, w.b5, sizeof last);
    times_last(last, some(seen + i * SEEN, SEEN), w.W5);
    times_last(last, some(places + i * SPREAD, SPREAD), w.W5 + SEEN * LAST);
    give_back(mark);
    relu((f32 *)last, LAST);
    shares[i] = sigmoid(first[i] + dot((f32 *)last, w.W6, LAST) + *w.b6);
  }
  return shares;
}
