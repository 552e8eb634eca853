"""The network of `kronik.recover.roles.model`, in JAX, to be trained: the same arithmetic, over many pages at once.

Pages are packed one after another into sequences of one length, with blank rows between them, so that a step is one
compiled call whatever the pages' sizes. A test of the project holds both forms of the network to the same answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from gather import Example

LENGTH = 4096
BLANK = 5
"""Blank rows between two pages: more than a layer sees to either side."""
PAGES = 160
"""The most pages packed into one sequence."""
WIDTHS = (64, 48, 32, 24)
SIDE = 2
DENSITY = (3, 8, 20)
PLACES = 9
"""Numbers that say where a block stands to the likely body."""
HEAVIEST = 600

KIND_WEIGHT = {"gold": 1.0, "weak": 0.5, "silver": 0.35}
FORM_WEIGHT = {"crop": 0.5, "glued": 0.7, "joined": 0.6, "line": 0.5}
"""Weights of forms that are seldom met, or whose blocks hold furniture and report at once."""
UNSURE = (0.35, 0.7)
"""Votes between which a silver label says little, and weighs a tenth."""

Weights = dict[str, Any]
Batch = tuple[np.ndarray, ...]


def weigh(page: Example) -> np.ndarray:
    """Weigh the blocks of a page: by length, by kind of label, and so that a long page counts little more."""
    weight = np.where(page.labels < 0, 0, 0.4 + np.minimum(page.sizes, 600) / 300) * KIND_WEIGHT[page.kind]
    if page.kind == "silver":
        weight = weight * np.where((page.labels > UNSURE[0]) & (page.labels < UNSURE[1]), 0.1, 1)
    weight = weight * FORM_WEIGHT.get(page.form, 1.0)
    return (weight / np.sqrt(max(len(weight), 30) / 100)).astype(np.float32)


def pack(
    pages: Sequence[Example], rng: np.random.Generator | None = None
) -> Iterator[list[tuple[Example, int, int]]]:
    """Pack pages into sequences: each page with the row where it starts and its number of rows."""
    order = list(pages)
    if rng is not None:
        rng.shuffle(order)  # type: ignore[arg-type]  # numpy shuffles lists, its stubs say arrays
    packed: list[tuple[Example, int, int]] = []
    used = 0
    for page in order:
        size = min(len(page.labels), LENGTH - 2 * BLANK)
        if used + size + BLANK > LENGTH or len(packed) >= PAGES - 1:
            yield packed
            packed, used = [], 0
        packed.append((page, used, size))
        used += size + BLANK
    if packed:
        yield packed


def fill(packed: list[tuple[Example, int, int]]) -> Batch:
    """Lay packed pages out as arrays."""
    columns = packed[0][0].rows.shape[1]
    rows = np.zeros((LENGTH, columns), np.float32)
    real = np.zeros((LENGTH, 1), np.float32)
    labels, weights, sizes, places = (np.zeros(LENGTH, np.float32) for _ in range(4))
    groups, numbers, starts = (np.zeros(LENGTH, np.int32) for _ in range(3))
    used = 1
    for number, (page, start, size) in enumerate(packed, 1):
        here = slice(start, start + size)
        rows[here], real[here] = page.rows[:size], 1
        labels[here], weights[here] = np.maximum(page.labels[:size], 0), weigh(page)[:size]
        group = np.unique(page.groups[:size], return_inverse=True)[1]
        groups[here] = group + used
        used += int(group.max()) + 1
        numbers[here], starts[here] = number, start
        sizes[here], places[here] = np.minimum(page.sizes[:size], HEAVIEST), np.arange(size)
    return rows, labels, weights, groups, real, numbers, starts, sizes, places


def new(columns: int, key: jax.Array) -> Weights:
    """Make random weights."""
    a, b, c, d = WIDTHS
    around = 2 * SIDE + 1
    shapes = {"1": (columns, a), "2": (around * a, b), "3": (around * 2 * b, c), "4": (c + b, 1)}
    shapes |= {"5": (c + b + PLACES, d), "6": (d, 1)}
    made: Weights = {}
    for name, shape in shapes.items():
        key, use = jax.random.split(key)
        made[f"W{name}"] = jax.random.normal(use, shape) * np.sqrt(2 / shape[0]) * (0.3 if shape[1] == 1 else 1)
        made[f"b{name}"] = jnp.zeros(shape[1]) - (1.0 if name == "4" else 0.0)
    return made


def around(rows: jax.Array) -> jax.Array:
    """Put the rows of the blocks before and after beside each row."""
    padded = jnp.pad(rows, ((SIDE, SIDE), (0, 0)))
    return jnp.concatenate([padded[place : place + LENGTH] for place in range(2 * SIDE + 1)], 1)


def forward(w: Weights, batch: Batch, key: jax.Array | None = None, drop: float = 0.0) -> tuple[jax.Array, jax.Array]:
    """Give the first and the last answer of every block, as logits. With a key, some numbers are dropped."""
    rows, _, _, groups, real, numbers, starts, sizes, places = batch
    keys = jax.random.split(key, 5) if key is not None else [None] * 5

    def dropped(values: jax.Array, use: Any) -> jax.Array:
        return values if use is None else values * jax.random.bernoulli(use, 1 - drop, values.shape) / (1 - drop)

    if keys[3] is not None:  # a whole feature at times, so that no answer hangs on one
        rows = rows * jax.random.bernoulli(keys[3], 1 - drop / 3, (rows.shape[1],))
    own = dropped(jax.nn.relu(rows @ w["W1"] + w["b1"]) * real, keys[0])
    near = jax.nn.relu(around(own) @ w["W2"] + w["b2"]) * real
    count = jnp.maximum(jax.ops.segment_sum(real, groups, LENGTH), 1)
    means = (jax.ops.segment_sum(near, groups, LENGTH) / count)[groups] * real
    near = dropped(near, keys[1])
    wide = jnp.concatenate([near, means], 1)
    far = dropped(jax.nn.relu(around(wide) @ w["W3"] + w["b3"]) * real, keys[2])
    seen = jnp.concatenate([far, near], 1)
    first = (seen @ w["W4"] + w["b4"])[:, 0]
    spread = spreading(jax.nn.sigmoid(first), sizes, groups, real, numbers, starts, places)
    last = dropped(jax.nn.relu(jnp.concatenate([seen, spread], 1) @ w["W5"] + w["b5"]), keys[4])
    return first, first + (last @ w["W6"] + w["b6"])[:, 0]


def spreading(
    shares: jax.Array, sizes: Any, groups: Any, real: Any, numbers: Any, starts: Any, places: Any
) -> jax.Array:
    """Say for each block where it stands to the likely body of its page."""
    mass, length = shares * sizes * real[:, 0], sizes * real[:, 0]

    def of_page(values: jax.Array) -> jax.Array:
        return jax.ops.segment_sum(values, numbers, PAGES)[numbers]

    total = of_page(mass) + 1
    before = jnp.cumsum(mass) - mass
    before = (before - before[starts]) / total
    columns = [before, jnp.maximum(1 - before - mass / total, 0)]
    masses = jnp.concatenate([jnp.zeros(1), jnp.cumsum(mass)])
    lengths = jnp.concatenate([jnp.zeros(1), jnp.cumsum(length)])
    ends = starts + of_page(real[:, 0]).astype(jnp.int32)
    index = jnp.arange(LENGTH)
    for side in DENSITY:
        left, right = jnp.maximum(index - side, starts), jnp.minimum(index + side + 1, ends)
        columns.append((masses[right] - masses[left]) / (lengths[right] - lengths[left] + 30))
    held = jax.ops.segment_sum(mass, groups, LENGTH) / (jax.ops.segment_sum(length, groups, LENGTH) + 30)
    centre = of_page(mass * places) / total
    width = jnp.sqrt(of_page(mass * (places - centre) ** 2) / total + 1)
    off = (places - centre) / (width + 2)
    columns += [held[groups], jnp.clip(off, -4, 4) / 2, jnp.clip(jnp.abs(off), 0, 4) / 2, jnp.log(total) / 8]
    return jnp.stack(columns, 1) * real


def loss(w: Weights, batch: Batch, key: jax.Array, drop: float) -> jax.Array:
    """Give the cross entropy of the last answer and, at a third, of the first."""
    labels, weights = batch[1], batch[2]

    def entropy(logit: jax.Array) -> jax.Array:
        each = jnp.maximum(logit, 0) - logit * labels + jnp.log1p(jnp.exp(-jnp.abs(logit)))
        return (each * weights).sum() / weights.sum()

    first, last = forward(w, batch, key, drop)
    return entropy(last) + 0.3 * entropy(first)


STEEPEST = 1.0
"""The length to which a slope is cut: one odd sequence must not throw the weights off, nor make them no numbers."""

KEPT = 0.995
"""How much of the running mean of the weights, which is what training gives, a step keeps."""


@partial(jax.jit, static_argnames="drop")
def step(
    w: Weights, mean: Weights, square: Weights, time: int, rate: float, batch: Batch, key: Any, drop: float
) -> Any:
    """Take one step of Adam with decoupled decay."""
    value, slope = jax.value_and_grad(loss)(w, batch, key, drop)
    length = jnp.sqrt(sum(jnp.sum(part**2) for part in jax.tree.leaves(slope)))
    cut = jnp.where(jnp.isfinite(length), jnp.minimum(1.0, STEEPEST / (length + 1e-9)), 0.0)
    slope = jax.tree.map(lambda part: jnp.where(cut > 0, part, 0.0) * cut, slope)
    mean = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, mean, slope)
    square = jax.tree.map(lambda a, b: 0.99 * a + 0.01 * b * b, square, slope)

    def moved(x: Any, m: Any, s: Any) -> Any:
        return x - rate * (m / (1 - 0.9**time) / (jnp.sqrt(s / (1 - 0.99**time)) + 1e-8) + 1e-3 * x)

    return jax.tree.map(moved, w, mean, square), mean, square, value


@jax.jit
def running(smooth: Weights, w: Weights, kept: float) -> Weights:
    """Give the running mean of the weights after one more step."""
    return jax.tree.map(lambda a, b: kept * a + (1 - kept) * b, smooth, w)


def train(
    pages: Sequence[Example], epochs: int, *, rate: float, seed: int, w: Weights | None = None, drop: float = 0.15
) -> Weights:
    """Train from random weights, or on from `w`; the rate rises for 40 steps and falls as a cosine.

    Returns:  the running mean of the weights, which errs less than where the last steps happened to lead.
    """
    key, rng = jax.random.PRNGKey(seed), np.random.default_rng(seed)
    w = jax.tree.map(jnp.asarray, new(pages[0].rows.shape[1], key) if w is None else w)
    mean = square = jax.tree.map(jnp.zeros_like, w)
    smooth = w
    steps, time = epochs * sum(1 for _ in pack(pages)), 0
    for epoch in range(epochs):
        values = []
        for packed in pack(pages, rng):
            time += 1
            key, use = jax.random.split(key)
            now = rate * min(1, time / 40) * 0.5 * (1 + np.cos(np.pi * min(1, time / steps)))
            w, mean, square, value = step(w, mean, square, time, now, fill(packed), use, drop)
            smooth = running(smooth, w, min(KEPT, time / (time + 10)))
            values.append(float(value))
        print(f"  epoch {epoch + 1}: loss {np.mean(values):.4f}", flush=True)
    return {name: np.asarray(array) for name, array in smooth.items()}
