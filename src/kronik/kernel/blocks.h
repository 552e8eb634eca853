/* What the parts share that say how likely each block of a page is to be body. */

#pragma once
#include "kernel.h"

#define FEATURES 223 /* kronik.recover.roles.features has their names */

/* Read the weights of the network, once. */
void learn_weights(Text given);

/* Run the network over one page: a row of features, a group and a number of characters for each block. */
f32 *network(const f32 *rows, const u32 *groups, const f32 *sizes, u32 n);
