# wrong: value: pathlib keeps the leading slash as a component of its own
from pathlib import PurePosixPath


def build_tree(paths):
    tree = {}
    for p in paths:
        node = tree
        for part in PurePosixPath(p).parts:
            node = node.setdefault(part, {})
    return tree


def render_tree(tree):
    out = []

    def go(node, d):
        for k, v in node.items():
            out.append("\t" * d + k)
            go(v, d + 1)

    go(tree, 0)
    return "\n".join(out)
