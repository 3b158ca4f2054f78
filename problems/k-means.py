"""Data for Lloyd's algorithm on which rounding decides nothing: every nearest centre is clearly the nearest."""

import functools

import numpy

from drill.judge.values import Array

# By what share of the mean squared distance a point's nearest centre is nearer than the next one.
MARGIN = 1e-3
ATTEMPTS = 500
FAR = 1e8
TINY = 2.0**-40
OUT = 2.0**17
# Given centres of a chain, whose first one takes two points. Whole, as are those along it.
CHAIN_START = 8


def points(rng, sizes, _made):
    """Points at random; where there are most, along an ellipse, in pairs on either side of the origin."""
    N, d = sizes["N"], sizes["d"]
    X = rng.standard_normal((N, d)).round(2)
    if _in_pairs(sizes):
        angles = numpy.pi * (numpy.arange(N) // 2) / (N // 2)
        X *= 0.1
        X[:, 0] += 2.0 * numpy.cos(angles)
        X[:, 1] += numpy.sin(angles)
        X[1::2] = -X[::2]
    return X


def start(rng, sizes, made):
    """Centres among the points, some of which may attract none.

    Pairs have two centres, on either side of the origin too, so that every point that one cluster loses
    is made up for by its mirror image: sizes that stay are no reason to stop. The border between the two
    starts along the ellipse and turns; other centres lie far away.
    """
    shape, spread = (sizes["K"], sizes["d"]), made["X"].std() + 0.5

    def draw():
        return (made["X"].mean(axis=0) + spread * rng.standard_normal(shape)).round(2)

    def draw_pair():
        centers = rng.uniform(4.0, 5.0, shape)
        centers[0] = 0.1 * rng.standard_normal(sizes["d"])
        centers[0, 1] += 1.0
        centers[1] = -centers[0]
        turning = len(_assignments(made["X"], centers)) > 3
        return rng.permutation(centers) if turning else None

    return _clear(draw_pair if _in_pairs(sizes) else draw, made["X"])


def far_points(rng, sizes, _made):
    """Points within 1 of one another, about 1e8 from the origin along every axis."""
    offset = FAR * rng.choice([-1.0, 1.0], sizes["d"])
    return offset + rng.uniform(-0.5, 0.5, (sizes["N"], sizes["d"]))


def far_start(rng, sizes, made):
    """Centres among far points."""
    middle = FAR * numpy.sign(made["X"][0])

    def draw():
        return middle + rng.uniform(-0.5, 0.5, (sizes["K"], sizes["d"]))

    return _clear(draw, made["X"])


def whole_points(rng, sizes, _made):
    """Whole numbers whose mean is whole: taking it off first, as one may, leaves all distances exact."""
    points = rng.integers(-6, 7, (sizes["N"], sizes["d"]))
    points[-1] -= points.sum(axis=0) % sizes["N"]
    return points


def tied_start(rng, sizes, made):
    """Whole centres; two of them are the nearest to some point at the same distance, or are equal."""
    X = made["X"]

    def draw():
        centers = rng.integers(-7, 8, (sizes["K"], sizes["d"]))
        one, other = rng.choice(sizes["K"], 2, replace=False)
        point = X[rng.integers(len(X))]
        step = rng.integers(-2, 3, sizes["d"])
        centers[one], centers[other] = point + step, point - step
        nearest = _distances(point[None], centers)
        return centers if nearest[0, one] == nearest.min() else None

    return _clear(draw, X, first=1)


def leaving_points(rng, sizes, _made):
    """Whole points in two groups, and one on the inner side of each: all along one axis, in any order."""
    N, d = sizes["N"], sizes["d"]
    points = rng.integers(-2, 3, (N, d))
    points[:, 0] = rng.integers(30, 39, N) * rng.choice([-1, 1], N)
    points[:4, 0] = -30, -20, 20, 30
    return rng.permutation(points)


def leaving_start(rng, sizes, _made):
    """A centre left, one right, and one between, which takes the two inner points and then loses both.

    Whatever else there is lies far away, and never has a point.
    """
    centers = rng.uniform(-2.0, 2.0, (sizes["K"], sizes["d"]))
    centers[:, 0] = rng.choice([-300.0, 300.0], sizes["K"]) + rng.uniform(-50.0, 50.0, sizes["K"])
    centers[:3, 0] = -50.5, rng.choice([-4.25, 4.25]), 50.5
    if sizes["K"] > sizes["N"]:  # a centre whose index is beyond all points' moves twice too
        return numpy.concatenate([rng.permutation(centers[1:]), centers[:1]])
    return rng.permutation(centers)


def chain(rng, sizes, _made):
    """A chain along all axes but the last one, every point of it twice: far out on either side.

    That adds the same to all distances, so much that what the iterations gain is lost in their sum.
    """
    signs = rng.choice([-1.0, 1.0], sizes["d"])
    signs[-1] = 0.0
    side = OUT * (numpy.arange(sizes["d"]) == sizes["d"] - 1)
    line = _chain(sizes["N"] // 2) * signs
    return rng.permutation(numpy.concatenate([line + side, line - side]))


def chain_start(rng, _sizes, made):
    """Whole centres from which a chain is taken point by point."""
    end = CHAIN_START * numpy.sign(made["X"].sum(axis=0)).astype("int64")
    return rng.permutation([0 * end, end])


def tiny_chain(rng, sizes, _made):
    """A chain along all axes that no tolerance can see. It is long at the largest size, else short: cheap."""
    count = sizes["N"] if sizes["N"] > 100 else 6 + sizes["N"] % 4
    return TINY * rng.permutation(_chain(count) * rng.choice([-1.0, 1.0], sizes["d"]))


def tiny_chain_start(rng, sizes, made):
    """The same for a tiny chain."""
    return TINY * chain_start(rng, sizes, made)


def many_points(rng, sizes, _made):
    """Groups that hardly overlap, the first K points from one each: few iterations, for a measurement."""
    groups = 3.0 * rng.standard_normal((sizes["K"], sizes["d"]))
    own = numpy.arange(sizes["N"]) % sizes["K"]
    return groups[own] + rng.standard_normal((sizes["N"], sizes["d"]))


def one_of_each_group(_rng, sizes, made):
    """The first K points as centres."""
    return made["X"][: sizes["K"]]


def canonical(inputs, answer):
    """Labels of any integer type are the same."""
    labels, centers = answer
    if isinstance(labels, Array) and labels.data.dtype.kind in "iu":
        labels = Array(labels.kind, "int64", labels.data.astype("int64"))
    return labels, centers


def _in_pairs(sizes):
    return sizes["N"] == 12 and sizes["K"] > 1 and sizes["d"] > 1


@functools.cache
def _chain(count):
    """`(count, 1)` points from 0 on; the left one of two centres takes one more in `count - 2` iterations.

    The last point weighs the right cluster down. With the first p points on the left, the border lies
    between points p + 1 and p + 2. That is so when each point is midway between the borders before and
    after the one that takes it in.
    """
    taken = numpy.arange(1, count)
    points = 1 - taken**-0.5
    while True:
        total = points.sum() + 1.0
        left = points.cumsum()
        borders = (left / taken + (total - left) / (count - taken)) / 2
        moved = points.copy()
        moved[2:] = (borders[:-2] + borders[1:-1]) / 2
        moved[1] = 2 * moved[2] - moved[3]
        if numpy.abs(moved - points).max() < 1e-9:
            break
        points = (points + moved) / 2
    return numpy.append(points, 1.0)[:, None] * CHAIN_START / (points[1] + points[2])


def _clear(draw, X, first=0):
    """Centres, as `draw` makes them, from which no assignment after the `first` ones hangs on rounding."""
    for _ in range(ATTEMPTS):
        centers = draw()
        if centers is not None and all(clear for _, clear in _assignments(X, centers)[first:]):
            return centers
    raise ValueError("no such centres")


def _assignments(X, centers):
    """Of each assignment to the end, the labels, and whether every nearest centre is clearly the nearest."""
    centers, found = centers.astype(float), []
    while len(found) < 2 or (found[-1][0] != found[-2][0]).any():
        distances = _distances(X, centers)
        ordered = numpy.sort(distances, axis=1)
        margin = (ordered[:, 1:2] - ordered[:, :1]).min(initial=numpy.inf)
        labels = distances.argmin(axis=1)
        found.append((labels, margin > MARGIN * distances.mean()))
        for k in numpy.unique(labels):
            centers[k] = X[labels == k].mean(axis=0)
    return found


def _distances(X, centers):
    return ((X[:, None] - centers) ** 2).sum(axis=2)
