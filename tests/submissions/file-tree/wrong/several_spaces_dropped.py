# wrong: names: a name of several spaces is taken for an empty component
def build_tree(paths):
    root = {}
    for path in paths:
        node = root
        for name in path.split("/"):
            if not name or name.isspace() and len(name) > 1:
                continue
            node = node.setdefault(name, {})
    return root


def render_tree(tree):
    lines = []

    def walk(node, depth):
        for name, child in node.items():
            lines.append("\t" * depth + name)
            walk(child, depth + 1)

    walk(tree, 0)
    return "\n".join(lines)
