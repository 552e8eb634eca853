/* A linear chain over the words of sentences (Lafferty et al. 2001): the most probable labels, and how probable each.
 *
 * The weights of what is told of a word, of two neighbours and of the outlines of three are looked up by the names
 * that kronik.facts.features gives them. Most words of news are in no name by a wide margin: they are labelled at once,
 * and only the stretches between them go through the chain, with the network's scores beside the chain's own.
 */

#include "words.h"

#define OFFSETS 5 /* from two words before to two words after */

static struct {
  u32 labels, outside; /* the label of what is in no name */
  f32 margin, share;
  Rows features;
  const f32 *table; /* a row of LABELS for each feature, from row 1 */
  f32 moves[LABELS][LABELS];
} chain;

/* Inputs: 0 the weights of the features, LABELS each; 1 how many labels there are, which of them is outside names, the
 * margin and the network's share in thousandths, in digits, a line each; 2 the names of the features, a line each;
 * 3 the weights of moves; 4 to 8 what `learn_gates` wants to know. They stay where they lie, below all that is kept. */
EXPORT(learn_chain) void learn_chain(void) {
  begin(9);
  Text given[9];
  for (u32 n = 0; n < 9; n++) given[n] = input(n);
  chain.labels = (u32)number(piece(&given[1], '\n'));
  chain.outside = (u32)number(piece(&given[1], '\n'));
  chain.margin = (f32)number(piece(&given[1], '\n')) / 1000;
  chain.share = (f32)number(piece(&given[1], '\n')) / 1000;
  if (!chain.labels || chain.labels > LABELS || given[3].size != sizeof chain.moves) __builtin_trap();
  chain.table = (const f32 *)given[0].at - LABELS; /* the first input begins at a multiple of 16 */
  COPY(chain.moves, given[3].at, sizeof chain.moves);
  chain.features = rows_of(given[2]);
  learn_gates(given[4], given[5], given[6], given[7], given[8], chain.labels);
}

/* ---- what is told of words --------------------------------------------------------------------------------- */

static u8 *name; /* of a feature, while it is built */

static u8 *put_in(u8 *to, Text text) {
  COPY(to, text.at, text.size);
  return to + text.size;
}

/* Add the weights of a feature to a row of scores. */
static void add(f32 *sums, const u8 *end) {
  u32 row = row_of(&chain.features, (Text){name, (u32)(end - name)});
  if (!row) return;
  const Four *weights = (const Four *)(chain.table + row * LABELS);
  for (u32 four = 0; four * 4 < chain.labels; four++) ((Four *)sums)[four] += weights[four];
}

static void tell(f32 *sums, Text at, Text what, Text value) { add(sums, put_in(put_in(put_in(name, at), what), value)); }

static void tell_two(f32 *sums, Text at, Text what, Text one, Text other) {
  u8 *to = put_in(put_in(put_in(name, at), what), one);
  *to++ = '|';
  add(sums, put_in(to, other));
}

static const Text AT[OFFSETS] = {TEXT("-2"), TEXT("-1"), TEXT("0"), TEXT("1"), TEXT("2")};

/* What a word adds to the scores so many words away: kronik.facts.features.of_word. */
static void tell_word(f32 *sums, const Word *word, u32 offset) {
  const Text *of = word->of, at = AT[offset];
  u32 away = offset < 2 ? 2 - offset : offset - 2;
  tell(sums, at, TEXT("w="), of[LOW]);
  tell(sums, at, TEXT("s="), of[OUTLINE]);
  tell(sums, at, TEXT("c="), of[COARSE]);
  tell(sums, at, TEXT("m="), of[MIDDLE]);
  if (away == 2) return;
  tell(sums, at, TEXT("f="), of[FINE]);
  tell(sums, at, TEXT("e="), last(of[LOW], 3));
  tell(sums, at, TEXT("b="), head(of[LOW], 3));
  for (u32 place = 0; place < of[CODE].size; place++) {
    u8 digits[3] = {'g', (u8)('0' + place), of[CODE].at[place]};
    tell(sums, at, (Text){digits, 3}, TEXT(""));
  }
  if (away == 1) return;
  u8 size = (u8)('0' + (length(of[WRITTEN]) < 9 ? length(of[WRITTEN]) : 9));
  tell(sums, at, TEXT("W="), of[WRITTEN]);
  tell(sums, at, TEXT("e2="), last(of[LOW], 2));
  tell(sums, at, TEXT("e4="), last(of[LOW], 4));
  tell(sums, at, TEXT("b2="), head(of[LOW], 2));
  tell(sums, at, TEXT("b4="), head(of[LOW], 4));
  tell(sums, at, TEXT("n="), (Text){&size, 1});
  tell_two(sums, at, TEXT("cs="), of[COARSE], of[OUTLINE]);
  tell_two(sums, at, TEXT("ms="), of[MIDDLE], of[OUTLINE]);
}

/* What two neighbours add to the scores of the second ("<") or the first (">"): kronik.facts.features.of_pair. */
static void tell_pair(f32 *sums, const Word *left, const Word *right, Text side) {
  const Text *a = left->of, *b = right->of;
  tell_two(sums, side, TEXT("ww="), a[LOW], b[LOW]);
  tell_two(sums, side, TEXT("ws="), a[LOW], b[OUTLINE]);
  tell_two(sums, side, TEXT("sw="), a[OUTLINE], b[LOW]);
  tell_two(sums, side, TEXT("cc="), a[COARSE], b[COARSE]);
  tell_two(sums, side, TEXT("mm="), a[MIDDLE], b[MIDDLE]);
  tell_two(sums, side, TEXT("ms="), a[MIDDLE], b[OUTLINE]);
  tell_two(sums, side, TEXT("sm="), a[OUTLINE], b[MIDDLE]);
  tell_two(sums, side, TEXT("ss="), a[OUTLINE], b[OUTLINE]);
  tell_two(sums, side, TEXT("kk="), a[LISTS], b[LISTS]);
}

/* ---- a text ------------------------------------------------------------------------------------------------ */

static struct {
  const Word *every;
  const u32 *words; /* the words of the text, numbers of `every`; edges stand around each sentence */
  f32 *told;        /* what each word adds at each offset, once it is known: OFFSETS rows */
  u8 *known;
} t;

static const f32 *told_of(u32 which) {
  f32 *sums = t.told + which * OFFSETS * LABELS;
  if (!t.known[which]) {
    t.known[which] = 1;
    for (u32 offset = 0; offset < OFFSETS; offset++) tell_word(sums + offset * LABELS, &t.every[which], offset);
  }
  return sums;
}

/* The chain's own scores of the word at a place. */
static void score(f32 *sums, u32 at) {
  CLEAR(sums, LABELS * sizeof(f32));
  for (u32 offset = 0; offset < OFFSETS; offset++) {
    const Four *of = (const Four *)(told_of(t.words[at + offset - 2]) + offset * LABELS);
    for (u32 four = 0; four < LABELS / 4; four++) ((Four *)sums)[four] += of[four];
  }
  const Word *before = &t.every[t.words[at - 1]], *own = &t.every[t.words[at]], *after = &t.every[t.words[at + 1]];
  tell_pair(sums, before, own, TEXT("<"));
  tell_pair(sums, own, after, TEXT(">"));
  add(sums, put_in(put_in(put_in(put_in(name, TEXT("s3=")), before->of[OUTLINE]), own->of[OUTLINE]), after->of[OUTLINE]));
}

/* By how much a word is rather outside names than in any. */
static f32 lead(const f32 *scores) {
  f32 best = -1e30f;
  for (u32 label = 0; label < chain.labels; label++)
    if (label != chain.outside && scores[label] > best) best = scores[label];
  return scores[chain.outside] - best;
}

/* The best labels of a stretch (Viterbi 1967). */
static void best_path(u8 *path, const f32 *scores, u32 count) {
  u8(*back)[LABELS] = take(count * sizeof *back);
  f32 best[LABELS], after[LABELS];
  COPY(best, scores, sizeof best);
  for (u32 at = 1; at < count; at++) {
    for (u32 to = 0; to < chain.labels; to++) {
      u32 chosen = 0;
      for (u32 of = 1; of < chain.labels; of++)
        if (best[of] + chain.moves[of][to] > best[chosen] + chain.moves[chosen][to]) chosen = of;
      back[at][to] = (u8)chosen;
      after[to] = best[chosen] + chain.moves[chosen][to] + scores[at * LABELS + to];
    }
    COPY(best, after, sizeof best);
  }
  u32 label = 0;
  for (u32 of = 1; of < chain.labels; of++)
    if (best[of] > best[label]) label = of;
  for (u32 at = count; at--; label = back[at][label]) {
    path[at] = (u8)label;
    if (!at) break;
  }
}

static void to_one(f32 *row) {
  f32 sum = 0;
  for (u32 label = 0; label < chain.labels; label++) sum += row[label];
  for (u32 label = 0; label < chain.labels; label++) row[label] /= sum > 1e-30f ? sum : 1e-30f;
}

/* How probable the label of each word is, by the forward-backward rule (Rabiner 1989, scaled). */
static void probable(f32 *sure, const u8 *path, const f32 *scores, u32 count) {
  f32(*weight)[LABELS] = take(count * sizeof *weight), (*forward)[LABELS] = take(count * sizeof *forward);
  f32 step[LABELS][LABELS], backward[LABELS], before[LABELS];
  for (u32 of = 0; of < chain.labels; of++)
    for (u32 to = 0; to < chain.labels; to++) step[of][to] = exp(chain.moves[of][to]);
  for (u32 at = 0; at < count; at++) {
    f32 most = scores[at * LABELS];
    for (u32 label = 1; label < chain.labels; label++)
      if (scores[at * LABELS + label] > most) most = scores[at * LABELS + label];
    for (u32 to = 0; to < chain.labels; to++) {
      weight[at][to] = exp(scores[at * LABELS + to] - most);
      f32 sum = at ? 0 : 1;
      for (u32 of = 0; at && of < chain.labels; of++) sum += forward[at - 1][of] * step[of][to];
      forward[at][to] = sum * weight[at][to];
    }
    to_one(forward[at]);
  }
  for (u32 label = 0; label < chain.labels; label++) backward[label] = 1;
  for (u32 at = count; at--;) {
    f32 joint[LABELS];
    for (u32 label = 0; label < chain.labels; label++) joint[label] = forward[at][label] * backward[label];
    to_one(joint);
    sure[at] = joint[path[at]];
    for (u32 of = 0; of < chain.labels; of++) {
      before[of] = 0;
      for (u32 to = 0; to < chain.labels; to++) before[of] += step[of][to] * backward[to] * weight[at][to];
    }
    to_one(before);
    COPY(backward, before, sizeof backward);
  }
}

/* Label the words of a stretch, with a word outside names before it and after it, or the edges of its sentence. */
static void settle(u8 *path, f32 *sure, const f32 *given, u32 count, int after, int before) {
  u32 mark = taken();
  f32 *scores = take(count * LABELS * sizeof(f32));
  COPY(scores, given, count * LABELS * sizeof(f32));
  for (u32 label = 0; label < chain.labels; label++) {
    if (after) scores[label] += chain.moves[chain.outside][label];
    if (before) scores[(count - 1) * LABELS + label] += chain.moves[label][chain.outside];
  }
  best_path(path, scores, count);
  probable(sure, path, scores, count);
  give_back(mark);
}

/* Label a sentence that begins at a place. */
static void sentence(u8 *path, f32 *sure, u32 from, u32 count) {
  u32 mark = taken();
  f32 *scores = take(count * LABELS * sizeof(f32));
  u8 *open = take(count), some = 0;
  for (u32 at = 0; at < count; at++) {
    score(scores + at * LABELS, from + at);
    some |= open[at] = lead(scores + at * LABELS) < chain.margin;
    path[at] = (u8)chain.outside;
    sure[at] = 1;
  }
  if (some && gated()) {
    const f32 *other = gates_of(t.every, t.words + from, count);
    for (u32 n = 0; n < count * LABELS; n++) scores[n] = scores[n] * (1 - chain.share) + other[n] * chain.share;
  }
  for (u32 at = 0; at < count; at++) {
    u32 start = at;
    while (at < count && open[at]) at++;
    if (at > start) settle(path + start, sure + start, scores + start * LABELS, at - start, start > 0, at < count);
  }
  give_back(mark);
}

/* Inputs: 0 the different words, described, a line each, the edge first; 1 the words of the text by their numbers, two
 * edges before each sentence and behind the last; 2 the number of words of each sentence. Answers the label of each
 * word, a byte each, and then how probable it is. */
EXPORT(label) void label(void) {
  begin(3);
  Text lines = input(0), sizes = input(2);
  u32 different = 0, longest = 0, count = 0, sentences = sizes.size / 4;
  for (Text rest = lines; rest.size; different++) {
    u32 size = piece(&rest, '\n').size;
    if (size > longest) longest = size;
  }
  Word *every = take(different * sizeof *every);
  for (u32 n = 0; n < different; n++) {
    Text line = piece(&lines, '\n');
    every[n].key = hash(line);
    for (u32 field = 0; field < FIELDS; field++) every[n].of[field] = piece(&line, '\t');
  }
  u32 *words = take(input(1).size), *counts = take(sizes.size);
  COPY(words, input(1).at, input(1).size);
  COPY(counts, sizes.at, sizes.size);
  for (u32 n = 0; n < sentences; n++) count += counts[n];
  name = take(2 * longest + 32);
  t.every = every;
  t.words = words;
  t.told = take(different * OFFSETS * LABELS * sizeof(f32));
  CLEAR(t.told, different * OFFSETS * LABELS * sizeof(f32));
  t.known = take(different);
  CLEAR(t.known, different);
  u8 *path = take(count);
  f32 *sure = take(count * sizeof(f32));
  for (u32 n = 0, from = 2, at = 0; n < sentences; from += counts[n] + 2, at += counts[n++])
    sentence(path + at, sure + at, from, counts[n]);
  Writer w = {0, 0, 0};
  put(&w, path, count);
  put(&w, sure, count * sizeof(f32));
  answer(&w);
}
