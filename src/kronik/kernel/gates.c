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
  u32 wide, large;              /* numbers that tell of a word, of all tables and of the large ones, in eights */
  u32 features, rows[FEATURES], width[FEATURES];
  Rows values[FEATURES]; /* of the first `told` features; the others are the places of the code */
  const i8 *tables[FEATURES];
  const i32 *added[FEATURES]; /* what each row of a small table adds to a sum; 0 for a large one */
  const i32 *unlisted;        /* what the code of a word adds that no list of names holds */
  const i8 *gates;            /* a row of `large` for each number of a sum */
  const f32 *scale, *rest, *out;
} net;

#define SMALL 300 /* rows of a table of which it is made ready what they add */

/* What words add to the gates, remembered from text to text, since news repeats its words: a word that falls on the
 * place of another takes it. */
#define REMEMBERED 3072

static struct {
  u64 *keys;
  f32 *sums; /* net.sum of each place */
} known;

/* Cut so many bytes off. */
static Text cut_off(Text *text, u32 bytes) {
  if (bytes > text->size) __builtin_trap();
  Text head = {text->at, bytes};
  *text = from(*text, bytes);
  return head;
}

/* What each row of a table adds to a sum; the numbers of its feature stand at `from` of each row of the gates. */
static const i32 *added(u32 feature, const i8 *gates, u32 from) {
  u32 rows = net.rows[feature], width = net.width[feature];
  i32 *made = keep(rows * net.sum * sizeof(i32)), *to = made;
  for (u32 row = 0; row < rows; row++)
    for (u32 n = 0; n < net.sum; n++, to++) {
      const i8 *of = net.tables[feature] + row * width, *gate = gates + n * net.wide + from;
      *to = 0;
      for (u32 k = 0; k < width; k++) *to += of[k] * gate[k];
    }
  return made;
}

/* The gates of the large tables alone, side by side. */
static const i8 *packed(const i8 *gates) {
  for (u32 n = 0; n < net.features; n++)
    if (!net.added[n]) net.large += net.width[n];
  net.large = (net.large + 7) & ~7u;
  i8 *made = keep(net.sum * net.large);
  CLEAR(made, net.sum * net.large);
  for (u32 n = 0, from = 0, to = 0; n < net.features; from += net.width[n++]) {
    if (net.added[n]) continue;
    for (u32 k = 0; k < net.sum; k++) COPY(made + k * net.large + to, gates + k * net.wide + from, net.width[n]);
    to += net.width[n];
  }
  return made;
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
  const i8 *all = (const i8 *)cut_off(&gates, net.sum * net.wide).at;
  net.scale = stays(cut_off(&rest, net.sum * sizeof(f32)));
  net.rest = stays(cut_off(&rest, WAYS * GATES * net.cells * sizeof(f32)));
  net.out = stays(cut_off(&rest, (WAYS * net.cells + 1) * LABELS * sizeof(f32)));
  for (u32 n = 0, from = 0; n < net.features; from += net.width[n++])
    if (net.rows[n] <= SMALL) net.added[n] = added(n, all, from);
  net.gates = packed(all);
  i32 *unlisted = keep(net.sum * sizeof(i32));
  CLEAR(unlisted, net.sum * sizeof(i32));
  for (u32 n = net.told; n < net.features; n++)
    for (u32 k = 0; k < net.sum; k++) unlisted[k] += net.added[n][k];
  net.unlisted = unlisted;
  known.keys = keep(REMEMBERED * sizeof(u64));
  known.sums = keep(REMEMBERED * net.sum * sizeof(f32));
  CLEAR(known.keys, REMEMBERED * sizeof(u64));
}

int gated(void) { return net.cells != 0; }

/* ---- a word ------------------------------------------------------------------------------------------------ */

/* The row of a word in the table of each feature: kronik.facts.network.described names them in this order. */
static u32 row(const Word *word, u32 feature) {
  const Text *of = word->of;
  if (feature >= net.told) {
    u8 step = of[CODE].at[feature - net.told];
    u32 at = step == '-' ? 0 : step - '0' + 1u;
    if (at >= net.rows[feature]) __builtin_trap();
    return at;
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

/* What the rows of a word in the small tables add to a sum: where it lies, for each of them. */
static u32 parts_of(const i32 **parts, const Word *word) {
  u32 count = 0, listed = 0;
  for (u32 n = 0; n < PLACES; n++) listed |= word->of[CODE].at[n] != '-';
  for (u32 n = 0; n < (listed ? net.features : net.told); n++)
    if (net.added[n]) parts[count++] = net.added[n] + row(word, n) * net.sum;
  if (!listed) parts[count++] = net.unlisted;
  return count;
}

/* The numbers that tell of a word in the large tables, eight by eight: those eights that are not all 0, and where in a
 * row of the gates they stand. */
static u32 told_of(v128_t *told, u32 *places, const Word *word) {
  i16 numbers[WIDEST] = {0}, *to = numbers;
  for (u32 n = 0; n < net.features; n++) {
    if (net.added[n]) continue;
    const i8 *of = net.tables[n] + row(word, n) * net.width[n];
    for (u32 k = 0; k < net.width[n]; k++) *to++ = of[k];
  }
  u32 count = 0;
  for (u32 at = 0; at < net.large; at += 8) {
    told[count] = wasm_v128_load(numbers + at);
    places[count] = at;
    count += wasm_v128_any_true(told[count]);
  }
  return count;
}

/* What a word adds to the gates of the next word, its own and the word before: net.sum numbers, until the next call. */
static const f32 *sums_of(const Word *word) {
  u32 place = (u32)word->key % REMEMBERED;
  f32 *made = known.sums + place * net.sum;
  if (known.keys[place] == word->key) return made;
  known.keys[place] = word->key;
  const i32 *parts[FEATURES];
  v128_t told[WIDEST / 8];
  u32 places[WIDEST / 8], some = parts_of(parts, word), count = told_of(told, places, word);
  const i8 *gates = net.gates;
  for (u32 n = 0; n < net.sum; n += 4, gates += 4 * net.large) {
    v128_t of[4] = {wasm_i32x4_splat(0), wasm_i32x4_splat(0), wasm_i32x4_splat(0), wasm_i32x4_splat(0)};
    for (u32 k = 0; k < count; k++) {
      const i8 *at = gates + places[k];
      of[0] = wasm_i32x4_add(of[0], wasm_i32x4_dot_i16x8(wasm_i16x8_load8x8(at), told[k]));
      of[1] = wasm_i32x4_add(of[1], wasm_i32x4_dot_i16x8(wasm_i16x8_load8x8(at + net.large), told[k]));
      of[2] = wasm_i32x4_add(of[2], wasm_i32x4_dot_i16x8(wasm_i16x8_load8x8(at + 2 * net.large), told[k]));
      of[3] = wasm_i32x4_add(of[3], wasm_i32x4_dot_i16x8(wasm_i16x8_load8x8(at + 3 * net.large), told[k]));
    }
    v128_t sum = across(of);
    for (u32 k = 0; k < some; k++) sum = wasm_i32x4_add(sum, wasm_v128_load(parts[k] + n));
    wasm_v128_store(made + n, wasm_f32x4_mul(wasm_f32x4_convert_i32x4(sum), wasm_v128_load(net.scale + n)));
  }
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
