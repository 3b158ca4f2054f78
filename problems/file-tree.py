"""Paths and trees for `file-tree`, and how its two functions are used."""

NAMES = ("b", "a", "c.txt", "D", "10", "9", "新闻")
UNUSUAL = (".", "..", " x", "x ", " ", "  ", "a\\b", "a\tb", "a\rb")
# Together the names that look as if they meant something; those of a group stay next to one another.
UNUSUAL_PATHS = (
    ("x/ab", "x/a"),
    ("news/world", "news/wor"),
    ("./ x",),
    ("b/../x ",),
    (" /a\\b",),
    ("  /a\tb/a\rb",),
    # Names that differ in case, or in how an accent is written, are different names.
    ("case/a", "case/A"),
    ("Case/B", "Case/b"),
    ("\u00e9/x", "e\u0301/y"),
)
# More names than any tree has here: a wrong tree may contain itself.
ENOUGH = 10_000


def exercise(entry, inputs):
    """Each function by itself, and the rendering of what was built."""
    paths, tree = inputs["paths"], inputs["tree"]
    built = entry.build_tree(paths)
    return {
        "build_tree(paths)": built,
        # Dicts are the same in any order; their names have to come in the right one.
        "the order of names in build_tree(paths)": _names(built),
        "render_tree(tree)": entry.render_tree(tree),
        # Built anew: a rendering that empties its tree must not reach the answer above.
        "render_tree(build_tree(paths))": entry.render_tree(entry.build_tree(paths)),
    }


def measured(entry, inputs):
    """Both functions, one after the other."""
    return entry.render_tree(entry.build_tree(inputs["paths"]))


def many(rng, sizes, _made):
    """Paths of `depth` names, most of them with a directory of their own among many at the root.

    Many siblings are what a search among them costs.
    """
    paths = []
    for _ in range(sizes["n"]):
        names = rng.choices(NAMES[: sizes["names"]], k=sizes["depth"] - 1)
        paths.append("/".join([f"{rng.randrange(sizes['n'])}", *names]))
    return paths


def tidy(rng, sizes, _made):
    """Paths with one slash between names and none elsewhere."""
    return ["/".join(names) for names in _branches(rng, sizes)]


def related(rng, sizes, _made):
    """Paths that mostly repeat, shorten or lengthen an earlier one, or end beside it.

    The first ones come once more at the end, the very first one shortened too.
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
    paths += [*paths[: rng.randint(1, 3)], paths[0][:1]]
    return ["/".join(names) for names in paths]


def untidy(rng, sizes, _made):
    """Paths with leading, doubled and trailing slashes; one more has no name at all."""
    paths = []
    for names in _branches(rng, sizes):
        path = rng.choice(["", "/", "//"]) + names[0]
        for name in names[1:]:
            path += rng.choice(["/", "//", "///"]) + name
        paths.append(path + rng.choice(["", "/", "//"]))
    paths.insert(rng.randint(0, len(paths)), rng.choice(["", "/", "//"]))
    return paths


def unusual(rng, sizes, _made):
    """The paths of unusual names in any order, and n more of such names."""
    lengths = [rng.randint(1, sizes["depth"]) for _ in range(sizes["n"])]
    more = [("/".join(rng.choices(UNUSUAL, k=length)),) for length in lengths]
    groups = [*UNUSUAL_PATHS, *more]
    rng.shuffle(groups)
    return [path for group in groups for path in group]


def branching(rng, sizes, _made):
    """A tree of nested dicts with up to n branches."""
    tree = {}
    for names in _branches(rng, sizes):
        node = tree
        for name in names:
            node = node.setdefault(name, {})
    return tree


def unusual_tree(rng, sizes, made):
    """A tree whose rendering starts with a space and ends with one."""
    first = {" x": {".": {}, "a\\b": {"..": {}}, "a\tb": {"  ": {"a\rb": {}}}}}
    return first | branching(rng, sizes, made) | {" ": {"x ": {}}}


def _names(tree):
    """The names of a tree, depth first; of anything else, none."""
    names = []
    waiting = [iter(tree.items())] if isinstance(tree, dict) else []
    while waiting and len(names) < ENOUGH:
        for name, children in waiting[-1]:
            names.append(name)
            if isinstance(children, dict):
                waiting.append(iter(children.items()))
            break
        else:
            waiting.pop()
    return names


def _branches(rng, sizes):
    """N lists of names; the first is as long as `depth` allows."""
    names = NAMES[: sizes["names"]]
    lengths = [sizes["depth"], *(rng.randint(1, sizes["depth"]) for _ in range(sizes["n"]))]
    return [rng.choices(names, k=length) for length in lengths[: sizes["n"]]]
