# slow: the children of a node are a list of pairs, searched from its start for every name
def build_tree(paths):
    root = []
    for path in paths:
        node = root
        for name in path.split("/"):
            if not name:
                continue
            for other, children in node:
                if other == name:
                    node = children
                    break
            else:
                children = []
                node.append((name, children))
                node = children

    def as_dict(pairs):
        return {name: as_dict(children) for name, children in pairs}

    return as_dict(root)


def render_tree(tree):
    out = []

    def walk(node, depth):
        for name in node:
            out.append("\t" * depth + name)
            walk(node[name], depth + 1)

    walk(tree, 0)
    return "\n".join(out)
