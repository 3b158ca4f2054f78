# slow: each path is compared with all earlier ones to see which of its names are new
def build_tree(paths):
    earlier = []
    tree = {}
    for path in paths:
        names = [name for name in path.split("/") if name]
        known = 0
        for other in earlier:
            same = 0
            for a, b in zip(names, other):
                if a != b:
                    break
                same += 1
            known = max(known, same)
        node = tree
        for i, name in enumerate(names):
            if i >= known:
                node[name] = {}
            node = node[name]
        earlier.append(names)
    return tree


def render_tree(tree, depth=0):
    lines = []
    for name, below in tree.items():
        lines.append("\t" * depth + name)
        if below:
            lines.append(render_tree(below, depth + 1))
    return "\n".join(lines)
