# wrong: names: a path with a tab is expanded to spaces before it is split
def build_tree(paths):
    root = {}
    for path in paths:
        node = root
        for name in path.split("/") if "\t" not in path else path.expandtabs().split("/"):
            if not name:
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
