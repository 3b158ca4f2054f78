# slow: the paths of one first name are picked out, then the rest is filtered for the next one
def grow(paths):
    tree = {}
    paths = [p for p in paths if p]
    while paths:
        head = paths[0][0]
        tree[head] = grow([p[1:] for p in paths if p[0] == head])
        paths = [p for p in paths if p[0] != head]
    return tree


def build_tree(paths):
    return grow([[name for name in path.split("/") if name] for path in paths])


def render_tree(tree, indent=""):
    lines = []
    for name, below in tree.items():
        lines.append(indent + name)
        lines += [render_tree(below, indent + "\t")] if below else []
    return "\n".join(lines)
