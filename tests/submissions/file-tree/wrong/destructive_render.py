# wrong: input changed: the rendering pops the names off the tree that it was given
def build_tree(paths):
    tree = {}
    for path in paths:
        node = tree
        for part in path.split("/"):
            if part:
                node = node.setdefault(part, {})
    return tree


def render_tree(tree):
    lines = []
    trail = [tree]
    names = []
    while trail:
        node = trail[-1]
        if not node:
            trail.pop()
            continue
        name = next(iter(node))
        lines.append("\t" * (len(trail) - 1) + name)
        trail.append(node.pop(name))
    return "\n".join(lines)
