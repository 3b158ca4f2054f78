"""Data for Lloyd's algorithm on which rounding decides nothing: every nearest centre is clearly the nearest."""

import numpy

from drill.judge.values import Array

# By what share of the mean squared distance a point's nearest centre is nearer than the next one.
MARGIN = 1e-3
ATTEMPTS = 500
EXCHANGES_SOUGHT = 200
FAR = 1e8
TINY = 2.0**-40
# Given centres of a chain, whose first one takes two points. Whole, as are those along it.
CHAIN_START = 8


def start(rng, sizes, made):
    """Centres among the points, some of which may attract none.

    If there are many, clusters exchange points at one time and all keep their sizes: sizes that stay
    are no reason to stop.
    """

    def draw():
        spread = made["X"].std() + 0.5
        return made["X"].mean(axis=0) + spread * rng.standard_normal((sizes["K"], sizes["d"]))

    for _ in range(EXCHANGES_SOUGHT if sizes["N"] > 9 and sizes["K"] > 3 else 1):
        centers = _clear(draw, made["X"])
        if _exchanges(made["X"], centers):
            break
    return centers


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
    return rng.permutation(centers)


def chain(rng, sizes, _made):
    """Points on a line, of which the left one of two centres takes one more in each of N - 2 iterations."""
    return _chain(rng, sizes["N"]) * rng.choice([-1.0, 1.0], sizes["d"])


def chain_start(rng, _sizes, made):
    """Whole centres from which a chain is taken point by point."""
    end = CHAIN_START * numpy.sign(made["X"].sum(axis=0)).astype("int64")
    return rng.permutation([0 * end, end])


def tiny_chain(rng, sizes, made):
    """A chain that no tolerance can see."""
    return TINY * chain(rng, sizes, made)


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


def _chain(rng, count):
    """`(count, 1)` points from 0 on, in any order; the last one weighs the right cluster down.

    With the first p points on the left, the border lies between points p + 1 and p + 2. That is so when
    each point is midway between the borders before and after the one that takes it in.
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
    line = numpy.append(points, 1.0) * CHAIN_START / (points[1] + points[2])
    return rng.permutation(line)[:, None]


def _clear(draw, X, first=0):
    """Centres, as `draw` makes them, from which no assignment after the `first` ones hangs on rounding."""
    for _ in range(ATTEMPTS):
        centers = draw()
        if centers is not None and all(clear for _, clear in _assignments(X, centers)[first:]):
            return centers
    raise ValueError("no such centres")


def _exchanges(X, centers):
    """Whether at some time labels change, but the sizes of the clusters do not."""
    labels = [labels for labels, _ in _assignments(X, centers)]
    sizes = [numpy.bincount(each, minlength=len(centers)) for each in labels]
    last = len(labels) - 2  # after which nothing changes
    return any((sizes[i] == sizes[i + 1]).all() for i in range(last))


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
