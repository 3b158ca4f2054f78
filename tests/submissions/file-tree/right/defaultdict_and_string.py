# right: a recursive defaultdict, reduce, and one growing string whose last newline is cut off
from collections import defaultdict
from functools import reduce


def node():
    return defaultdict(node)


def build_tree(paths):
    root = node()
    for path in paths:
        reduce(lambda d, k: d[k], [p for p in path.split("/") if p != ""], root)
    return root


def render_tree(tree, level=0):
    text = ""
    for name in tree.keys():
        text += "\t" * level + name + "\n" + render_tree(tree[name], level + 1)
        if tree[name]:
            text += "\n"
    return text[:-1] if text else text
