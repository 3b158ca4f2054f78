"""Paths and trees for `file-tree`, and how its two functions are used."""

NAMES = ("b", "a", "c.txt", "D", "10", "9", "新闻")


def exercise(entry, inputs):
    """Each function by itself, and the rendering of what was built."""
    paths, tree = inputs["paths"], inputs["tree"]
    return {
        "build_tree(paths)": entry.build_tree(paths),
        "render_tree(tree)": entry.render_tree(tree),
        # Built anew: a rendering that empties its tree must not reach the answer above.
        "render_tree(build_tree(paths))": entry.render_tree(entry.build_tree(paths)),
    }


def tidy(rng, sizes, _made):
    """Paths with one slash between names and none elsewhere."""
    return ["/".join(names) for names in _branches(rng, sizes)]


def related(rng, sizes, _made):
    """Paths that mostly repeat, shorten or lengthen an earlier one, or end beside it.

    The first ones come once more at the end.
    """
    paths = []
    for names in _branches(rng, sizes):
        if not paths or rng.random() < 0.2:
            paths.append(names)
            continue
        known = rng.choice(paths)
        shorter = known[: rng.randint(1, len(known))]
        beside = known[:-1] + names[:1]
        paths.append(rng.choice([known, shorter, known + names[:1], beside, beside]))
    paths += paths[: rng.randint(1, 3)]
    return ["/".join(names) for names in paths]


def untidy(rng, sizes, _made):
    """Paths with leading, doubled and trailing slashes; some have no name at all."""
    paths = []
    for names in _branches(rng, sizes):
        if rng.random() < 0.25:
            paths.append(rng.choice(["", "/", "//"]))
            continue
        path = rng.choice(["", "/", "//"]) + names[0]
        for name in names[1:]:
            path += rng.choice(["/", "//", "///"]) + name
        paths.append(path + rng.choice(["", "/", "//"]))
    return paths


def branching(rng, sizes, _made):
    """A tree of nested dicts with up to n branches."""
    tree = {}
    for names in _branches(rng, sizes):
        node = tree
        for name in names:
            node = node.setdefault(name, {})
    return tree


def _branches(rng, sizes):
    """N lists of names; the first is as long as `depth` allows."""
    names = NAMES[: sizes["names"]]
    lengths = [sizes["depth"], *(rng.randint(1, sizes["depth"]) for _ in range(sizes["n"]))]
    return [rng.choices(names, k=length) for length in lengths[: sizes["n"]]]
