# slow: a recursion that remembers all m × n pairs of prefixes
import functools
import sys


def edit_distance(a, b):
    sys.setrecursionlimit(10 * (len(a) + len(b)) + 1000)

    @functools.cache
    def distance(i, j):
        if i == 0 or j == 0:
            return i + j
        if a[i - 1] == b[j - 1]:
            return distance(i - 1, j - 1)
        return 1 + min(distance(i - 1, j), distance(i, j - 1), distance(i - 1, j - 1))

    return distance(len(a), len(b))
