/* What the parts share that find the names in sentences: words as they are described, and sums of weights. */

#pragma once
#include "kernel.h"

typedef f32 Four __attribute__((vector_size(16)));

#define LABELS 8 /* the most labels: outside, and two for each of three kinds; rows of scores are so long */

/* What is told of a word. kronik.facts.features describes it, a line each, its fields parted by tabs. */
enum { WRITTEN, LOW, OUTLINE, COARSE, MIDDLE, FINE, CODE, LISTS, FIELDS };

typedef struct {
  Text of[FIELDS];
  u64 key; /* the hash of all of them */
} Word;

/* The first or last so many code points of a text. */
Text head(Text text, u32 count);
Text last(Text text, u32 count);
u32 length(Text text);

/* Texts, a line each, and the row of each from 1; 0 for what is none of them. */
typedef struct {
  struct Slot { u64 key; u32 row; } *at;
  u32 mask;
} Rows;

Rows rows_of(Text lines);
u32 row_of(const Rows *rows, Text text);

/* ---- gates.c ----------------------------------------------------------------------------------------------- */

/* Read the network: whole numbers that tell its sizes, the values of each feature, the tables, what a number of a word
 * adds to the gates, what a whole number there is worth, what is added, and the last layer. */
void learn_gates(Text sizes, Text values, Text tables, Text gates, Text rest, u32 labels);

/* Whether there is one. */
int gated(void);

/* Give the scores of the labels of each word of a sentence: rows of LABELS. The words are numbers of `every`. */
const f32 *gates_of(const Word *every, const u32 *words, u32 count);
