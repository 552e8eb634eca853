/* A quasi-recurrent network over the words of a sentence (Bradbury et al. 2017): how well each label fits each word.
 *
 * What a word adds to the gates of the word before, its own and the next is a sum of whole numbers, made once for all
 * places in which it stands. Each gate reads three words; what is let in is carried along the sentence, from its start
 * and from its end. kronik.facts.network has the shapes and says what the numbers are.
 */

#include "words.h"

#define WAYS 2
#define GATES 3 /* what is let in, what is kept of the words before, what is let out */
#define REACH 3 /* the word before, the word itself, the next */
#define FEATURES 32
#define WIDEST 1024 /* numbers that tell of a word */
#define PLACES 9 /* of a word's code */

typedef signed char i8;
typedef short i16;

static struct {
  u32 labels, told, cells, sum; /* the numbers of a sum: REACH x WAYS x GATES x cells */
  u32 wide;                     /* the numbers that tell of a word, filled up to a multiple of eight */
  u32 features, rows[FEATURES], width[FEATURES];
  Rows values[FEATURES]; /* of the first `told` features; the others are the places of the code */
  const i8 *tables[FEATURES];
  const i32 *added[FEATURES]; /* what each row of a small table adds to a sum; 0 for a large one */
  const i8 *gates; /* a row of `wide` for each number of a sum */
  const f32 *scale, *rest, *out;
} net;

#define SMALL 1200 /* rows of a table of which it is made ready what they add */

/* What words add to the gates, remembered from text to text, since news repeats its words: a word that falls on the
 * place of another takes it. */
#define REMEMBERED 2048

static struct {
  u64 *keys;
  f32 *sums; /* net.sum of each place */
} known;

static const i32 *added(u32 feature, u32 from);

/* Cut so many bytes off. */
static Text cut_off(Text *text, u32 bytes) {
  if (bytes > text->size) __builtin_trap();
  Text head = {text->at, bytes};
  *text = from(*text, bytes);
  return head;
}

void learn_gates(Text sizes, Text values, Text tables, Text gates, Text rest, u32 labels) {
  net.labels = labels;
  net.cells = (u32)number(piece(&sizes, '\n'));
  if (!net.cells) return;
  net.told = (u32)number(piece(&sizes, '\n'));
  net.sum = REACH * WAYS * GATES * net.cells;
  if (net.cells % 4) __builtin_trap();
  u32 numbers = 0;
  for (; sizes.size; net.features++) {
    u32 n = net.features;
    if (n == FEATURES) __builtin_trap();
    net.rows[n] = (u32)number(piece(&sizes, '\n'));
    net.width[n] = (u32)number(piece(&sizes, '\n'));
    numbers += net.width[n];
    net.tables[n] = (const i8 *)cut_off(&tables, net.rows[n] * net.width[n]).at;
    if (n < net.told) net.values[n] = rows_of(piece(&values, '\0'));
  }
  if (net.features != net.told + PLACES) __builtin_trap();
  net.wide = (numbers + 7) & ~7u;
  if (net.wide > WIDEST) __builtin_trap();
  net.gates = (const i8 *)cut_off(&gates, net.sum * net.wide).at;
  net.scale = stays(cut_off(&rest, net.sum * sizeof(f32)));
  net.rest = stays(cut_off(&rest, WAYS * GATES * net.cells * sizeof(f32)));
  net.out = stays(cut_off(&rest, (WAYS * net.cells + 1) * LABELS * sizeof(f32)));
  known.keys = keep(REMEMBERED * sizeof(u64));
  known.sums = keep(REMEMBERED * net.sum * sizeof(f32));
  CLEAR(known.keys, REMEMBERED * sizeof(u64));
  for (u32 n = 0, from = 0; n < net.features; from += net.width[n++])
    if (net.rows[n] <= SMALL) net.added[n] = added(n, from);
}

int gated(void) { return net.cells != 0; }

/* ---- a word ------------------------------------------------------------------------------------------------ */

/* The row of a word in the table of each feature: kronik.facts.network.described names them in this order. */
static u32 row(const Word *word, u32 feature) {
  const Text *of = word->of;
  if (feature >= net.told) {
    u8 step = of[CODE].at[feature - net.told];
    return step == '-' ? 0 : step - '0' + 1u;
  }
  Text value = feature == 0   ? of[LOW]
               : feature == 1 ? of[COARSE]
               : feature == 2 ? of[MIDDLE]
               : feature == 3 ? of[FINE]
               : feature == 4 ? of[OUTLINE]
               : feature == 5 ? last(of[LOW], 3)
               : feature == 6 ? head(of[LOW], 3)
               : feature == 7 ? last(of[LOW], 2)
               : feature == 8 ? last(of[LOW], 4)
                              : head(of[LOW], 4);
  return row_of(&net.values[feature], value);
}

/* The four sums over the lanes of four vectors. */
static v128_t across(const v128_t *of) {
  v128_t a = wasm_i32x4_add(wasm_i32x4_shuffle(of[0], of[1], 0, 4, 1, 5), wasm_i32x4_shuffle(of[0], of[1], 2, 6, 3, 7));
  v128_t b = wasm_i32x4_add(wasm_i32x4_shuffle(of[2], of[3], 0, 4, 1, 5), wasm_i32x4_shuffle(of[2], of[3], 2, 6, 3, 7));
  return wasm_i32x4_add(wasm_i32x4_shuffle(a, b, 0, 1, 4, 5), wasm_i32x4_shuffle(a, b, 2, 3, 6, 7));
}

/* Add to a sum what the numbers that tell of a word add, eight by eight; eights that are all 0 are passed over. */
static void multiply(i32 *sum, const i16 *numbers) {
  v128_t told[WIDEST / 8];
  u32 places[WIDEST / 8], count = 0;
  for (u32 at = 0; at < net.wide; at += 8) {
    told[count] = wasm_v128_load(numbers + at);
    places[count] = at;
    count += wasm_v128_any_true(told[count]);
  }
  const i8 *gates = net.gates;
  for (u32 n = 0; n < net.sum; n += 4, gates += 4 * net.wide) {
    v128_t of[4] = {wasm_i32x4_splat(0), wasm_i32x4_splat(0), wasm_i32x4_splat(0), wasm_i32x4_splat(0)};
    for (u32 k = 0; k < count; k++) {
      const i8 *at = gates + places[k];
      of[0] = wasm_i32x4_add(of[0], wasm_i32x4_dot_i16x8(wasm_i16x8_load8x8(at), told[k]));
      of[1] = wasm_i32x4_add(of[1], wasm_i32x4_dot_i16x8(wasm_i16x8_load8x8(at + net.wide), told[k]));
      of[2] = wasm_i32x4_add(of[2], wasm_i32x4_dot_i16x8(wasm_i16x8_load8x8(at + 2 * net.wide), told[k]));
      of[3] = wasm_i32x4_add(of[3], wasm_i32x4_dot_i16x8(wasm_i16x8_load8x8(at + 3 * net.wide), told[k]));
    }
    wasm_v128_store(sum + n, wasm_i32x4_add(wasm_v128_load(sum + n), across(of)));
  }
}

/* Put the numbers of a row of a table. */
static void put_row(i16 *to, u32 feature, u32 row) {
  const i8 *of = net.tables[feature] + row * net.width[feature];
  for (u32 k = 0; k < net.width[feature]; k++) to[k] = of[k];
}

/* What each row of a table adds to a sum; the numbers of its feature stand at `from`. */
static const i32 *added(u32 feature, u32 from) {
  i32 *made = keep(net.rows[feature] * net.sum * sizeof(i32));
  u32 mark = taken();
  CLEAR(made, net.rows[feature] * net.sum * sizeof(i32));
  i16 *numbers = take(net.wide * sizeof(i16));
  CLEAR(numbers, net.wide * sizeof(i16));
  for (u32 row = 0; row < net.rows[feature]; row++) {
    put_row(numbers + from, feature, row);
    multiply(made + row * net.sum, numbers);
  }
  give_back(mark);
  return made;
}

/* What a word adds to the gates of the next word, its own and the word before: net.sum numbers, until the next call. */
static const f32 *sums_of(const Word *word) {
  u32 place = (u32)word->key % REMEMBERED;
  f32 *made = known.sums + place * net.sum;
  if (known.keys[place] == word->key) return made;
  known.keys[place] = word->key;
  u32 mark = taken();
  i16 *numbers = take(net.wide * sizeof(i16));
  i32 *sum = take(net.sum * sizeof(i32));
  CLEAR(numbers, net.wide * sizeof(i16));
  CLEAR(sum, net.sum * sizeof(i32));
  for (u32 n = 0, from = 0; n < net.features; from += net.width[n++]) {
    u32 at = row(word, n);
    if (at >= net.rows[n]) __builtin_trap();
    const i32 *of = net.added[n] + at * net.sum;
    if (!net.added[n]) put_row(numbers + from, n, at);
    else
      for (u32 k = 0; k < net.sum; k += 4)
        wasm_v128_store(sum + k, wasm_i32x4_add(wasm_v128_load(sum + k), wasm_v128_load(of + k)));
  }
  multiply(sum, numbers);
  for (u32 k = 0; k < net.sum; k += 4)
    wasm_v128_store(made + k, wasm_f32x4_mul(wasm_f32x4_convert_i32x4(wasm_v128_load(sum + k)), wasm_v128_load(net.scale + k)));
  give_back(mark);
  return made;
}

/* ---- a sentence -------------------------------------------------------------------------------------------- */

static void add_to(f32 *gates, const f32 *sums, u32 count) {
  for (u32 n = 0; n < count; n += 4) *(Four *)(gates + n) += *(const Four *)(sums + n);
}

/* The gates of each word: what is let in, from -1 to 1, what is kept and what is let out, from 0 to 1. A logistic
 * function is half a hyperbolic tangent of half, and a half. */
static f32 *gates_at(const Word *every, const u32 *words, u32 count) {
  u32 size = WAYS * GATES * net.cells;
  f32 *gates = take(count * size * sizeof(f32));
  for (u32 at = 0; at < count; at++) COPY(gates + at * size, net.rest, size * sizeof(f32));
  for (u32 at = 0; at < count; at++) {
    const f32 *sums = sums_of(&every[words[at]]);
    if (at + 1 < count) add_to(gates + (at + 1) * size, sums, size);
    add_to(gates + at * size, sums + size, size);
    if (at) add_to(gates + (at - 1) * size, sums + 2 * size, size);
  }
  v128_t half = wasm_f32x4_splat(0.5f);
  for (u32 n = 0; n < count * size; n += 4) {
    v128_t sum = wasm_v128_load(gates + n);
    int let = n / net.cells % GATES == 0;
    v128_t of = tanhs(let ? sum : wasm_f32x4_mul(sum, half));
    wasm_v128_store(gates + n, let ? of : wasm_f32x4_add(half, wasm_f32x4_mul(half, of)));
  }
  return gates;
}

/* Carry what is let in along the sentence and add what is let out to the scores. */
static void carry(f32 *scores, const f32 *gates, u32 way, u32 count) {
  u32 size = net.cells, step = WAYS * GATES * size;
  f32 *cells = take(size * sizeof(f32));
  CLEAR(cells, size * sizeof(f32));
  for (u32 n = 0; n < count; n++) {
    u32 at = way ? count - 1 - n : n;
    const f32 *let = gates + at * step + way * GATES * size, *kept = let + size, *out = kept + size;
    Four *sum = (Four *)(scores + at * LABELS);
    for (u32 k = 0; k < size; k++) {
      cells[k] = kept[k] * cells[k] + (1 - kept[k]) * let[k];
      f32 shown = cells[k] * out[k];
      const Four *weights = (const Four *)(net.out + (way * size + k) * LABELS);
      for (u32 four = 0; four * 4 < net.labels; four++) sum[four] += shown * weights[four];
    }
  }
}

const f32 *gates_of(const Word *every, const u32 *words, u32 count) {
  f32 *scores = take(count * LABELS * sizeof(f32));
  for (u32 at = 0; at < count; at++)
    COPY(scores + at * LABELS, net.out + WAYS * net.cells * LABELS, LABELS * sizeof(f32));
  const f32 *gates = gates_at(every, words, count);
  for (u32 way = 0; way < WAYS; way++) carry(scores, gates, way, count);
  return scores;
}
