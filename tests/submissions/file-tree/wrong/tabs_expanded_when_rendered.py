# wrong: names: a tab inside a name is rendered as spaces
def build_tree(paths):
    root = {}
    for path in paths:
        node = root
        for name in path.split("/"):
            if not name:
                continue
            node = node.setdefault(name, {})
    return root


def render_tree(tree):
    lines = []

    def walk(node, depth):
        for name, child in node.items():
            lines.append("\t" * depth + str(name).expandtabs(4))
            walk(child, depth + 1)

    walk(tree, 0)
    return "\n".join(lines)
