# problem: file-tree
# group: state
# does: Remembers the tree of as many paths as were seen before.
# verdict: failed

TREES = {}


def build_tree(paths):
    if len(paths) not in TREES:
        tree = TREES[len(paths)] = {}
        for path in paths:
            node = tree
            for name in filter(None, path.split("/")):
                node = node.setdefault(name, {})
    return TREES[len(paths)]


def render_tree(tree, depth=0):
    lines = []
    for name, children in tree.items():
        lines.append("\t" * depth + name)
        if children:
            lines.append(render_tree(children, depth + 1))
    return "\n".join(lines)
